import { customType, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Text and not `uuid`: an id in an address that is no UUID is then simply not found, instead of causing an error of the
 * database.
 */
export const id = () => text().primaryKey();

/** Instants are UTC; people see them in Europe/Rome. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });
