import { sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";

/** The secret of the link that waits to be mailed to an address: it stands nowhere else. */
export async function secretFor(email: string): Promise<string> {
  const [row] = rowsOf<{ secret: string }>(
    await db().execute(
      sql`select j.payload->>'secret' as secret from jobs j join stakeholder_invitations i on i.id = j.payload->>'invitation' where i.contact_email = ${email}`,
    ),
  );
  return row?.secret ?? "";
}
