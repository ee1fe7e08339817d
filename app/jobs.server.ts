import { runJobs, startRunning, type Handlers } from "./core/jobs.server.ts";
import { appendRemovals } from "./core/removals.server.ts";
import { tellOfAttachment } from "./features/attachments/attachment-infected.server.ts";
import { scanFile } from "./features/files/scans.server.ts";
import { makeVersionFiles } from "./features/exports/version-files.server.ts";
import { makeDueHead } from "./features/heads/heads.server.ts";
import { stampHead } from "./features/heads/stamps.server.ts";
import { importCheck } from "./features/intake/import-check.server.ts";
import { tellOfImport } from "./features/intake/import-news.server.ts";
import { importRun } from "./features/intake/import-run.server.ts";
import { deliverMail } from "./features/news/mail-failures.server.ts";
import { mailBody, mailDigest, mailNotice } from "./features/news/notice-mails.server.ts";
import { takeLogoOff } from "./features/places/consulting-bodies.server.ts";
import { sendAccessLink } from "./features/people/access-links.server.ts";
import { logRefused } from "./features/signin/refused-sign-ins.server.ts";
import { mailInvitation } from "./features/participation/invitation-mail.server.ts";
import { tellOfLetter } from "./features/stakeholders/letter-infected.server.ts";
import { sendReminders } from "./features/course/reminders.server.ts";

/** What is done for each kind of `app/job-kinds.server.ts`; a kind that is missing here doesn't compile. */
export const jobHandlers: Handlers = {
  mail: (mail, now, job) => deliverMail(job.id, mail, now),
  removal: (removal) => Promise.resolve(appendRemovals([removal])),
  head: async (_, now) => void (await makeDueHead(now)),
  stamp: ({ size }) => stampHead(size),
  scan: (scan, now) => scanFile(scan, { attachment: tellOfAttachment, letter: tellOfLetter, logo: takeLogoOff }, now),
  sign_in_refused: logRefused,
  access_link: sendAccessLink,
  notice: mailNotice,
  digest: mailDigest,
  notice_to_body: mailBody,
  reminder: sendReminders,
  stakeholder_invitation: mailInvitation,
  version_files: makeVersionFiles,
  import_check: importCheck,
  import_run: importRun,
  import_tell: tellOfImport,
};

/** Does what is due at `now`; gives how many jobs were taken. */
export const runDueJobs = (now: Date): Promise<number> => runJobs(jobHandlers, now);

/** Does what is due from now on. Gives the function that stops it. */
export const startJobs = (): Promise<() => Promise<void>> => startRunning(jobHandlers);
