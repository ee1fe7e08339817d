import { resolve } from "node:path";
import { CannotStart, openDatabase, useDatabase } from "#db/client.server.ts";
import { askBackup, askTask } from "./control.server.ts";
import { settings } from "./core/settings.server.ts";
import { readArchive, readsBackWhole } from "./features/archive/read-archive.server.ts";
import { archivedWords, progressWords, readBackWords } from "./features/archive/words.ts";
import { writeArchive } from "./features/archive/write-archive.server.ts";
import { verifyAll } from "./features/audit/verify.server.ts";
import { writeBackupFile } from "./features/backups/backup-file.server.ts";
import { dumpDatabase } from "./features/backups/dump.server.ts";
import { releaseMails } from "./features/backups/held-mails.server.ts";
import { restoreDatabase } from "./features/backups/restore.server.ts";
import { answerFiles, filesTask } from "./features/exports/files-process.server.ts";
import { changeKey } from "./features/heads/heads.server.ts";
import { readKeptFile } from "./features/heads/kept-heads.server.ts";
import { resetSecondFactorOf } from "#app/features/second-factor/reset-second-factor.server.ts";
import { backupWords, newKeyWords, restoreWords, verifyWords } from "./features/backups/words.ts";

/** Why a key of the log is changed, as it is typed. */
const keyReasons: Record<string, "rotated" | "lost" | "stolen"> = {
  planned: "rotated",
  lost: "lost",
  stolen: "stolen",
};

type Print = (text: string) => void;
const usage = [
  "npm run migrate",
  "npm run backup FILE",
  "npm run restore FILE [-- --send-mails] [-- --removals FILE]",
  "npm run release-mails [-- --drop]",
  "npm run verify [ARCHIVE] [-- --heads FILE]",
  "npm run new-log-key -- planned|lost|stolen [LAST-GOOD-HEAD]",
  "npm run archive CAMPAIGN [FOLDER]",
  "npm run reset-second-factor E-MAIL",
].join(" · ");
const misused = (print: Print): number => {
  print(`${usage}\n`);
  return 2;
};

/**
 * Runs a task and prints why it can't be done. It is printed here because the task may run in the process that serves,
 * for another process's terminal.
 */
async function told(print: Print, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    print(`${error.message}\n`);
    return 1;
  }
}

/** Tasks that work on an open database, in a process of their own or in the one that serves. */
const tasks: Record<string, (args: string[], print: Print) => Promise<number>> = {
  async verify(args, print) {
    const [option, file] = args;
    if (args.length > 0 && (option !== "--heads" || !file || args.length > 2)) return misused(print);
    return told(print, async () => {
      const results = await verifyAll(file ? readKeptFile(file) : null);
      print(verifyWords(results));
      return results.every((result) => result.wrong.length === 0) ? 0 : 1;
    });
  },

  async archive(args, print) {
    const [campaign, folder = `archivio-${campaign ?? ""}`] = args;
    if (!campaign || args.length > 2 || campaign.startsWith("--")) return misused(print);
    return told(print, async () => {
      print(archivedWords(await writeArchive(campaign, folder, new Date(), progressWords(print))));
      return 0;
    });
  },

  async "new-log-key"(args, print) {
    const [why = "", lastGood] = args;
    const reason = keyReasons[why];
    if (!reason || args.length > 2 || (lastGood !== undefined && !/^\d{1,15}$/.test(lastGood))) return misused(print);
    return told(print, async () => {
      const head = await changeKey(reason, lastGood === undefined ? null : Number(lastGood), new Date());
      print(head ? newKeyWords(head) : `No head has ${lastGood ?? ""} entries.\n`);
      return head ? 0 : 1;
    });
  },

  async "reset-second-factor"(args, print) {
    const [email] = args;
    if (!email || args.length > 1) return misused(print);
    const done = await resetSecondFactorOf(email, new Date());
    print(
      done
        ? "The second factor is reset; the person is told by mail and sets up a new one at the next sign-in.\n"
        : "Nobody with that address has a second factor.\n",
    );
    return done ? 0 : 1;
  },

  async "release-mails"(args, print) {
    if (args.some((arg) => arg !== "--drop")) return misused(print);
    const drop = args.includes("--drop");
    const { held, count } = await releaseMails(drop);
    print(
      held ? `${count} jobs of the restored backup ${drop ? "dropped" : "released"}.\n` : "Nothing is held back.\n",
    );
    return 0;
  },
};

/** Tasks that open the database, or a file, in their own way. */
const ownTasks: Record<string, (args: string[], print: Print) => Promise<number>> = {
  async backup(args, print) {
    const [file] = args;
    if (!file || args.length > 1) return misused(print);
    const started = performance.now();
    const asked = settings().DATABASE_URL ? null : await askBackup();
    // An older program may be serving this database, so a backup before an update must not migrate it.
    const made = asked
      ? await writeBackupFile(file, asked)
      : await opened(true, () => writeBackupFile(file, (out) => dumpDatabase(out, new Date())));
    print(backupWords(file, made, (performance.now() - started) / 1000));
    return 0;
  },

  /** Asked by the process that serves, on standard input; answers on standard output. */
  async [filesTask]() {
    const answer = await answerFiles(process.stdin);
    await new Promise((written) => process.stdout.write(answer, written));
    return 0;
  },

  /** For the owner of the tables, where the program itself runs as a role that owns nothing. */
  async migrate(args, print) {
    if (args.length > 0) return misused(print);
    await opened(false, () => Promise.resolve());
    print("The database is migrated.\n");
    return 0;
  },

  /** What lies on the disk needs no database. */
  async "verify-archive"(args, print) {
    const [folder] = args.filter((arg) => arg !== "--archive");
    if (!folder || args.length > 2) return misused(print);
    const found = await readArchive(folder);
    print(readBackWords(folder, found));
    return readsBackWhole(found) ? 0 : 1;
  },

  async restore(args, print) {
    const rest = [...args];
    const sendMails = taken(rest, "--send-mails") !== null;
    const removals = taken(rest, "--removals", true);
    const [file] = rest;
    if (!file || rest.length > 1 || file.startsWith("--") || removals === "") return misused(print);
    const restored = await restoreDatabase(file, { sendMails, removals }, new Date());
    print(restoreWords(restored, sendMails));
    return tasks["verify"]?.([], print) ?? 1;
  },
};

/** Takes an option out of the arguments; gives null where it is missing, and "" where its value is. */
function taken(args: string[], name: string, valued = false): string | null {
  const at = args.indexOf(name);
  if (at < 0) return null;
  return args.splice(at, valued ? 2 : 1)[1] ?? "";
}

async function opened<R>(asItIs: boolean, work: () => Promise<R>): Promise<R> {
  const database = await openDatabase({ url: settings().DATABASE_URL, dataDir: settings().DATA_DIR, asItIs });
  useDatabase(database);
  try {
    return await work();
  } finally {
    await database.close();
  }
}

/** What the process that serves does for other processes, which ask by the control socket. */
export const control = {
  task: (name: string, args: string[], print: Print) => tasks[name]?.(args, print) ?? Promise.resolve(misused(print)),
  backup: (out: Parameters<typeof dumpDatabase>[0]) => dumpDatabase(out, new Date()),
};

/** What `node build/server/index.js NAME …` does instead of serving; gives the exit code. */
export async function runTask(name: string, args: string[]): Promise<number> {
  const print: Print = (text) => process.stdout.write(text);
  try {
    const own = ownTasks[name === "verify" && args.length > 0 && args[0] !== "--heads" ? "verify-archive" : name];
    if (own) return await own(args, print);
    const task = tasks[name];
    if (!task) {
      process.stderr.write(`Unknown task ${name}. There are: ${usage}\n`);
      return 2;
    }
    // Paths are made absolute, since the process that serves may have been started in another folder.
    const absolute = args.map((arg, at) => (args[at - 1] === "--heads" ? resolve(arg) : arg));
    const asked = settings().DATABASE_URL ? null : await askTask(name, absolute);
    if (asked) print(asked.text);
    return asked ? asked.code : await opened(false, () => task(args, print));
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
