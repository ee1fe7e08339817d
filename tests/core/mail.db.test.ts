import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runDueJobs } from "#app/jobs.server.ts";
import { mailFolder, sendMail, transmitMail } from "#app/core/mail.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { later, noon } from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tavolo-mail-"));
  changeSettings({ DATA_DIR: folder, SMTP_URL: undefined });
});
afterEach(() => {
  changeSettings({ DATA_DIR: testData, SMTP_URL: undefined });
  rmSync(folder, { recursive: true, force: true });
});

const mail = {
  to: "servizi@example.org",
  subject: "Ricevuta: è arrivato 🧵",
  text: "Il contributo è arrivato.\n.\nFine",
};
const send = (once?: string) => db.transaction((tx) => sendMail(tx, mail, noon, once));

describe("without SMTP_URL", () => {
  test("mails are files that only this account of the machine reads", async () => {
    await send();
    await runDueJobs(noon);
    const [name] = readdirSync(mailFolder() ?? "");
    const file = join(mailFolder() ?? "", name ?? "");
    expect(readFileSync(file, "utf8")).toMatch(/^To: servizi@example\.org\r?$/m);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(mailFolder() ?? "").mode & 0o077).toBe(0);
  });

  test("they are kept seven days", async () => {
    await send();
    await runDueJobs(noon);
    const held = mailFolder() ?? "";
    const days = (n: number) => later(-n * 86_400_000).getTime() / 1000;
    for (const age of [6.9, 7.1, 30]) {
      writeFileSync(join(held, `${age}.eml`), "");
      utimesSync(join(held, `${age}.eml`), days(age), days(age));
    }
    await send();
    await runDueJobs(later(1_000));
    expect(
      readdirSync(held)
        .filter((name) => /^[\d.]+\.eml$/.test(name) && name.length < 9)
        .sort(),
    ).toEqual(["6.9.eml"]);
  });
});

/** As much of RFC 5321 as nodemailer speaks. `refuse` answers a recipient with a temporary error. */
function smtp(options: {
  refuse: boolean;
}): Promise<{ server: Server; url: string; received: string[]; readers: string[] }> {
  const received: string[] = [];
  const readers: string[] = [];
  const server = createServer((socket) => {
    let [inData, kept] = [false, ""];
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 test");
    socket
      .setEncoding("utf8")
      .on("error", () => undefined)
      .on("data", (chunk) => {
        kept += String(chunk);
        for (;;) {
          const end = kept.indexOf(inData ? "\r\n.\r\n" : "\r\n");
          if (end < 0) return;
          const line = kept.slice(0, end);
          kept = kept.slice(end + (inData ? 5 : 2));
          if (inData) {
            received.push(line);
            inData = false;
            say("250 taken");
            continue;
          }
          const verb = line.slice(0, 4).toUpperCase();
          if (verb === "RCPT") readers.push(line);
          if (verb === "EHLO") say("250 test");
          else if (verb === "RCPT" && options.refuse) say("451 servizi@example.org is busy");
          else if (verb === "DATA") {
            inData = true;
            say("354 go on");
          } else if (verb === "QUIT") {
            say("221 bye");
            socket.end();
          } else say("250 ok");
        }
      });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({ server, received, readers, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    ),
  );
}

describe("with a mail server", () => {
  test("a mail arrives whole, once, from the address that is set, with a Message-ID that a repetition would share", async () => {
    const { server, url, received } = await smtp({ refuse: false });
    changeSettings({ SMTP_URL: url });
    expect(mailFolder()).toBeNull();
    await send("receipt 1");
    await send("receipt 1");
    await runDueJobs(noon);
    await runDueJobs(later(3_600_000));
    server.close();
    expect(received).toHaveLength(1);
    const [job] = await db.select({ id: jobs.id }).from(jobs);
    expect(received[0]).toMatch(/^To: servizi@example\.org$/m);
    expect(received[0]).toMatch(/^From: Tavolo Comune </m);
    expect(received[0]).toMatch(new RegExp(`^Message-ID: <${job?.id ?? ""}@`, "im"));
    expect(received[0]).toMatch(/^Subject: =\?UTF-8\?/m);
    // The lone dot of the text doesn't end the mail.
    expect(received[0]).toMatch(/Fine/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("line ends in a subject or an address add neither a header nor a reader", async () => {
    const { server, url, received, readers } = await smtp({ refuse: false });
    changeSettings({ SMTP_URL: url });
    const [to, subject] = [
      "servizi@example.org\r\nBcc: altra@example.org",
      "Ricevuta\r\nBcc: altra@example.org\r\n\r\nAltro",
    ];
    await transmitMail("1", { to, subject, text: "Testo" }, noon).catch(() => undefined);
    await transmitMail(
      "2",
      { to: "servizi@example.org", subject, text: "Testo\r\n.\r\nRCPT TO:<altra@example.org>" },
      noon,
    );
    server.close();
    expect(readers.filter((reader) => reader.includes("<altra@example.org>"))).toEqual([]);
    for (const mail of received) expect(mail.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
    expect(received.length).toBeGreaterThan(0);
  });

  test("one that refuses for now is asked again; what it says about the address stays out of the database's reasons", async () => {
    const options = { refuse: true };
    const { server, url, received } = await smtp(options);
    changeSettings({ SMTP_URL: url });
    await send();
    await runDueJobs(noon);
    const [failed] = await db.select({ failure: jobs.failure, doneAt: jobs.doneAt }).from(jobs);
    expect(failed).toEqual({ failure: "EENVELOPE", doneAt: null });
    options.refuse = false;
    await runDueJobs(later(10_000));
    server.close();
    expect(received).toHaveLength(1);
  });

  test("one that isn't there loses nothing", async () => {
    const { server, url } = await smtp({ refuse: false });
    await new Promise((closed) => server.close(closed));
    changeSettings({ SMTP_URL: url });
    await send();
    await runDueJobs(noon);
    const [row] = await db.select({ doneAt: jobs.doneAt, failure: jobs.failure, payload: jobs.payload }).from(jobs);
    expect(row).toEqual({ doneAt: null, failure: expect.stringMatching(/^E/) as string, payload: mail });
  });
});
