import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { found, stop } from "#app/http/route.server.ts";
import { getHead } from "#app/features/heads/heads.server.ts";
import { proveConsistency } from "#app/features/heads/proofs.server.ts";
import { getStamp } from "#app/features/heads/stamps.server.ts";

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** The files of a head: its signed note, the proof that it continues the one before, its time-stamp. */
const files: Record<string, { type: string; read: (size: number) => Promise<Uint8Array | null> }> = {
  "impronta.txt": {
    type: "text/plain; charset=utf-8",
    read: async (size) => Buffer.from((await getHead(size))?.note ?? ""),
  },
  "coerenza.json": {
    type: "application/json",
    read: async (size) => {
      const proof = await proveConsistency(size);
      return proof && json(proof);
    },
  },
  "marca.tst": { type: "application/octet-stream", read: getStamp },
};

export async function loader({ params }: LoaderFunctionArgs) {
  const { size = "", file: name = "" } = params;
  if (!/^[1-9]\d{0,14}$/.test(size) || !Object.hasOwn(files, name)) stop("not_found");
  const { type, read } = found(files[name]);
  const bytes = await read(Number(size));
  if (!bytes || bytes.byteLength === 0) stop("not_found");
  const headers = downloadHeaders(`${size}-${name}`, type, bytes.byteLength);
  // Asked for anew each time, because after a restore another head may have the same number of entries.
  return new Response(Buffer.from(bytes), {
    headers: { ...headers, "cache-control": "public, max-age=0, must-revalidate" },
  });
}
