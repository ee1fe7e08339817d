import { useText } from "#app/i18n/text.ts";
import { BrandMark } from "./brand-mark.tsx";
import { Icon } from "../icon.tsx";
import type { Site } from "./site.ts";

const languageNames = { it: "Italiano", en: "English" };

export function SkipLinks() {
  const t = useText().ui;
  return (
    <div className="skip">
      <a href="#main">{t.skipToContent}</a>
      <a href="#footer">{t.skipToFooter}</a>
    </div>
  );
}

export function SiteHead({ site, compact }: { site: Site; compact?: boolean }) {
  const t = useText().ui;
  return (
    <header className={compact ? "site-head site-head-compact" : "site-head"}>
      <div className="site-slim">
        <div className="wrap">
          {site.bodyName ? (
            <a className="site-body" href={site.bodyHref}>
              {site.bodyName}
            </a>
          ) : null}
          <div className="site-slim-right">
            <a href={site.otherLanguage.href} lang={site.otherLanguage.lang} hrefLang={site.otherLanguage.lang}>
              {languageNames[site.otherLanguage.lang]}
            </a>
            <Person site={site} />
          </div>
        </div>
      </div>
      <div className="site-name">
        <div className="wrap">
          <a href={site.homeHref}>
            <BrandMark />
            <span>
              <span className="site-title">{t.productName}</span>
              <span className="site-tagline">{t.productLine}</span>
            </span>
          </a>
        </div>
      </div>
      {site.nav.length > 0 && !compact ? (
        <nav className="site-nav" aria-label={t.mainNav}>
          <ul className="wrap">
            {site.nav.map((item) => (
              <li key={item.href}>
                <a href={item.href} {...(item.current && { "aria-current": "page" as const })}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {site.demo ? (
        <p className="site-demo">
          <span className="wrap">{t.demo}</span>
        </p>
      ) : null}
    </header>
  );
}

function Person({ site }: { site: Site }) {
  const t = useText().ui;
  const { person } = site;
  if (!person)
    return (
      <a className="site-sign-in" href={site.signInHref}>
        <Icon name="user" /> {t.signIn}
      </a>
    );
  return (
    <details className="person-menu">
      <summary>
        <Icon name="user" /> <span className="visually-hidden">{t.personMenu}: </span>
        <span>{person.name}</span>
      </summary>
      <ul>
        {person.items.map((item) => (
          <li key={item.href}>
            <a href={item.href} {...(item.current && { "aria-current": "page" as const })}>
              {item.label}
            </a>
          </li>
        ))}
        <li>
          <form method="post" action={person.signOutAction}>
            <button type="submit">
              <Icon name="logout" /> {t.signOut}
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}
