import { z } from "zod";
import { CannotStart } from "#db/client.server.ts";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

const flag = z
  .enum(["0", "1", ""])
  .optional()
  .transform((value) => value === "1");

/** Every setting, with its default; the README's table lists the same (a test compares). */
export const settingsSchema = z.object({
  NODE_ENV: z.string().default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  ORIGIN: z.url().optional(),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z.string().optional(),
  TRIAL: flag,
  ALLOW_EMBEDDED: flag,
  SEED: z.enum(["demo", "none"]).optional(),
  DEMO_PUBLIC: flag,
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("Tavolo Comune <tavolo-comune@localhost>"),
  SECRET: z.string().min(32).optional(),
  SECRET_PREVIOUS: z.string().min(32).optional(),
  STAFF_SESSION_IDLE_HOURS: z.coerce.number().int().min(1).max(1_000).default(12),
  STAFF_SESSION_DAYS: z.coerce.number().int().min(1).max(1_000).default(7),
  SESSION_IDLE_DAYS: z.coerce.number().int().min(1).max(1_000).default(14),
  SESSION_DAYS: z.coerce.number().int().min(1).max(1_000).default(90),
  STAFF_SECOND_FACTOR: z.enum(["required", "optional"]).default("required"),
  REQUEST_SECONDS: z.coerce.number().int().min(1).default(30),
  DRAIN_SECONDS: z.coerce.number().int().min(1).default(30),
  UNREADY_SECONDS: z.coerce.number().int().min(0).default(0),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** The file with the key that signs the heads of the log. */
  LOG_KEY: z.string().min(1).optional(),
  /** http or https; the authority that time-stamps each day's head of the log (RFC 3161). */
  TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(logLevels).default("info"),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/\s]+|unix:\/\/\/\S+)$/)
    .optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  SLOW_QUERY_MS: z.coerce.number().int().min(0).default(500),
  /** Names the first body, once: from then on it is data. */
  BODY_NAME: z.string().optional(),
  BODY_URL: z.string().optional(),
  SOURCE_URL: z.url().default("https://example.org/tavolo-comune.git"),
  BENCH: flag,
});

export type Settings = z.output<typeof settingsSchema> & {
  production: boolean;
  origin: string;
  local: boolean;
  seed: "demo" | "none";
};

/** Whether a host's name, without its port, means the machine itself. */
export const isLocal = (hostname: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Throws CannotStart, with one line for each setting whose value can't be used. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success) {
    throw new CannotStart(
      parsed.error.issues
        .map((issue) => `${issue.path.join(".")}: this value is no use; the README says what is.`)
        .join("\n"),
    );
  }
  const values = parsed.data;
  const origin =
    values.ORIGIN ?? `http://${values.HOST.includes(":") ? `[${values.HOST}]` : values.HOST}:${values.PORT}`;
  const production = values.NODE_ENV === "production" && !values.TRIAL;
  return {
    ...values,
    production,
    origin: new URL(origin).origin,
    local: isLocal(new URL(origin).hostname),
    seed: values.SEED ?? (production || values.DATABASE_URL ? "none" : "demo"),
  };
}

let current: Settings | undefined;

export const settings = (): Settings => (current ??= readSettings(process.env));

/** For tests, and for the port that the system gave when port 0 was asked for. */
export function changeSettings(change: Partial<Settings>): void {
  current = { ...settings(), ...change };
}
