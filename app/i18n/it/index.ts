import { audit } from "./audit.ts";
import { bodies } from "./bodies.ts";
import { campaigns } from "./campaigns.ts";
import { contributions } from "./contributions.ts";
import { document } from "./document.ts";
import { dossiers } from "./dossiers.ts";
import { errors } from "./errors.ts";
import { exports_ } from "./exports.ts";
import { files } from "./files.ts";
import { heads } from "./heads.ts";
import { intake } from "./intake.ts";
import { inbox } from "./inbox.ts";
import { legal } from "./legal.ts";
import { namings } from "./namings.ts";
import { news } from "./news.ts";
import { organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { portal } from "./portal.ts";
import { privacy } from "./privacy.ts";
import { redacting } from "./redacting.ts";
import { removals } from "./removals.ts";
import { stakeholders } from "./stakeholders.ts";
import { tagging } from "./tagging.ts";
import { terms } from "./terms.ts";
import { ui } from "./ui.ts";

export const it = {
  audit,
  bodies,
  campaigns,
  contributions,
  document,
  dossiers,
  errors,
  exports: exports_,
  files,
  heads,
  intake,
  inbox,
  legal,
  namings,
  news,
  organisations,
  people,
  portal,
  privacy,
  redacting,
  removals,
  stakeholders,
  tagging,
  terms,
  ui,
};
