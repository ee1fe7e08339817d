import { useText } from "#app/i18n/text.ts";
import { BrandMark } from "./brand-mark.tsx";
import type { FooterLinks, Site } from "./site.ts";

export function SiteFooter({ site: { footer: links, homeHref, bodyName } }: { site: Site }) {
  const t = useText().ui;
  return (
    <footer className="site-footer" id="footer" tabIndex={-1}>
      <div className="wrap">
        <a className="footer-brand" href={homeHref}>
          <BrandMark />
          <span>
            <span className="site-title">{t.productName}</span>
            <span className="site-tagline">{bodyName}</span>
          </span>
        </a>
        <div className="footer-columns">
          <Column
            title={t.footerAbout}
            items={[
              [t.guide, links.guide],
              [t.siteMap, links.siteMap],
              ...(links.sourceCode ? [[t.sourceCode, links.sourceCode] satisfies [string, string]] : []),
            ]}
          />
          <Column
            title={t.footerNotes}
            items={[
              [t.privacy, links.privacy],
              [t.legal, links.legal],
              [t.accessibility, links.accessibility],
            ]}
          />
          <Contacts links={links} />
        </div>
        <p className="footer-strap">{t.footerStrap}</p>
      </div>
    </footer>
  );
}

function Column({ title, items }: { title: string; items: [label: string, href: string][] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map(([label, href]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contacts({ links }: { links: FooterLinks }) {
  const t = useText().ui;
  const { office } = links;
  return (
    <section>
      <h2>{t.footerContacts}</h2>
      {office ? (
        <address>
          {office.name}
          {office.address ? (
            <>
              <br />
              {office.address}
            </>
          ) : null}
          {office.phone ? (
            <>
              <br />
              <a href={`tel:${office.phone.replace(/\s/g, "")}`}>{office.phone}</a>
            </>
          ) : null}
          {office.email ? (
            <>
              <br />
              <a href={`mailto:${office.email}`}>{office.email}</a>
            </>
          ) : null}
        </address>
      ) : null}
      <ul>
        <li>
          <a href={links.contacts}>{t.contacts}</a>
        </li>
      </ul>
    </section>
  );
}
