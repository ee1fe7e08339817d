import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, until } from "../run/process.js";

const PROGRAMS = ["clamd", "/usr/sbin/clamd", "/opt/homebrew/sbin/clamd", "/usr/local/sbin/clamd"];

/** The test file of the anti-virus makers, put together here so that no scanner takes this source for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "!$H+H*"].join("");

/** @returns {{ program: string, version: string } | null} null where it is not installed */
function found() {
  for (const program of PROGRAMS) {
    try {
      return {
        program,
        version: execFileSync(program, ["--version"], { stdio: ["ignore", "pipe", "ignore"] })
          .toString()
          .trim(),
      };
    } catch {
      continue;
    }
  }
  return null;
}

/** @returns {string | null} "ClamAV 1.4.6" */
export const clamdVersion = () => found()?.version.split("/")[0] ?? null;

/**
 * A clamd of its own, on a socket and a port, that knows one signature: the test string of EICAR, anywhere in a file.
 * @param {{ most?: string }} [options] `most`: the longest stream it takes, as its configuration writes it
 */
export async function startClamd({ most = "25M" } = {}) {
  const clamd = found();
  if (!clamd)
    throw new Error("The scanning tests need clamd (Debian: apt-get install --no-install-recommends clamav-daemon).");
  const folder = mkdtempSync(join(tmpdir(), "tavolo-clamd-"));
  const signatures = join(folder, "db");
  mkdirSync(signatures);
  writeFileSync(join(signatures, "local.ndb"), `Eicar.Prova:0:*:${Buffer.from(eicar, "latin1").toString("hex")}\n`);
  const [socket, port] = [join(folder, "clamd.socket"), await freePort()];
  const config = join(folder, "clamd.conf");
  writeFileSync(
    config,
    [
      `LocalSocket ${socket}`,
      "TCPAddr 127.0.0.1",
      `TCPSocket ${port}`,
      `DatabaseDirectory ${signatures}`,
      `StreamMaxLength ${most}`,
      "Foreground yes",
      "LogFile " + join(folder, "clamd.log"),
      "MaxThreads 2",
      "SelfCheck 3600",
      "",
    ].join("\n"),
  );
  const child = spawn(clamd.program, ["--config-file", config], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (/** @type {Buffer} */ data) => {
    said = (said + data.toString()).slice(-2_000);
  });
  const orphan = () => {
    child.kill("SIGKILL");
  };
  process.once("exit", orphan);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGKILL");
    await ended;
    process.off("exit", orphan);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until("clamd answers", async () => {
      if (child.exitCode !== null) throw new Error(`clamd ended: ${said}`);
      return answers(socket);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { unix: `unix://${socket}`, tcp: `tcp://127.0.0.1:${port}`, stop };
}

/** @param {string} path @returns {Promise<boolean>} */
const answers = (path) =>
  new Promise((resolve) => {
    const socket = connect({ path });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
