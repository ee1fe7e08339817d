import { audit } from "./audit.ts";
import { bodies } from "./bodies.ts";
import { campaigns } from "./campaigns.ts";
import { contributions } from "./contributions.ts";
import { document } from "./document.ts";
import { errors } from "./errors.ts";
import { exports_ } from "./exports.ts";
import { intake } from "./intake.ts";
import { legal } from "./legal.ts";
import { news } from "./news.ts";
import { organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { portal } from "./portal.ts";
import { removals } from "./removals.ts";
import { tagging } from "./tagging.ts";
import { terms } from "./terms.ts";
import { ui } from "./ui.ts";

export const en = { audit, bodies, campaigns, contributions, document, errors, exports: exports_, intake, legal, news, organisations, people, portal, removals, tagging, terms, ui };
