import { firstBody } from "#app/features/places/consulting-bodies.server.ts";
import { listAllDistricts } from "#app/features/places/places.server.ts";

/** The id of the body that every test database has. */
export async function theBody(): Promise<string> {
  const body = await firstBody();
  if (!body) throw new Error("The database has no body");
  return body.id;
}

/** The id of one of its districts, by its code. */
export async function districtId(code: string): Promise<string> {
  const district = (await listAllDistricts()).find((each) => each.code === code);
  if (!district) throw new Error(`There is no district ${code}`);
  return district.id;
}
