import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { inLang } from "./core/paths.ts";
import { NonceContext } from "./http/nonce.ts";
import { settings } from "./core/settings.server.ts";
import { houseBody } from "#app/features/places/consulting-bodies.server.ts";
import { useLang } from "./i18n/text.ts";
import { Head } from "./routes/head.tsx";
import { FaultPage } from "./routes/fault-page.tsx";
import styles from "./ui/styles/main.scss?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, requestId } = context;
  const body = await houseBody();
  return {
    origin: settings().origin,
    requestId,
    body: body && { name: body.name, site: body.site },
    sourceUrl: settings().SOURCE_URL,
    person: actor
      ? { name: actor.name, mandateId: actor.mandateId, roles: [...new Set(actor.grants.map((grant) => grant.role))] }
      : null,
  };
}

export const useRootData = () => useRouteLoaderData<typeof loader>("root");

export function Layout({ children }: { children: ReactNode }) {
  const lang = useLang();
  const { pathname } = useLocation();
  const root = useRootData();
  const nonce = useContext(NonceContext);
  const scripts = nonce !== undefined || typeof document !== "undefined";
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Head />
        <Links />
        {root
          ? (["it", "en"] as const).map((each) => (
              <link key={each} rel="alternate" hrefLang={each} href={root.origin + inLang(each, pathname)} />
            ))
          : null}
      </head>
      <body>
        {children}
        {scripts ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRootData();
  return (
    <FaultPage
      fault={
        isRouteErrorResponse(error)
          ? { status: error.status, data: error.data as unknown }
          : { status: 500, data: null }
      }
      requestId={root?.requestId ?? ""}
    />
  );
}
