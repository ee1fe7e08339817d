import postgres from "postgres";
import { OLDEST } from "./binaries.ts";

const quiet = { max: 1, onnotice: () => undefined };

/** One statement on a connection of its own. */
export async function statement(url: string, text: string): Promise<void> {
  const sql = postgres(url, quiet);
  try {
    await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

/** Throws where nobody answers, or the release is older than the product's oldest. */
export async function versionOf(url: string): Promise<string> {
  const sql = postgres(url, { ...quiet, connect_timeout: 5 });
  try {
    const [row] = await sql<{ server_version: string }[]>`show server_version`;
    const version = row?.server_version ?? "";
    if (Number.parseInt(version, 10) < OLDEST) throw new Error(`PostgreSQL ${version} is older than ${OLDEST}.`);
    return version;
  } finally {
    await sql.end();
  }
}
