import { layouts, pages } from "./app/urls.js";

/**
 * Routes are built from app/urls.js: a page without its file doesn't build. `en?` gives every page its English address.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/*"],
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
  },
  routes: (defineRoutes) =>
    defineRoutes((route) => {
      for (const layout of layouts) {
        const children = Object.entries(pages).filter(([, [, file]]) => file.startsWith(`${layout}/`));
        const add = () => {
          for (const [name, [path, file]] of children) {
            const prefix = layout === "files" ? "en?/" : "";
            if (path === "/") route(undefined, `routes/${file}.tsx`, { id: name, index: true });
            else route(prefix + path.slice(1), `routes/${file}.tsx`, { id: name });
          }
        };
        if (layout === "files") add();
        else route("en?", `routes/${layout}/layout.tsx`, { id: `${layout}/layout` }, add);
      }
      route("*", "routes/not-found.tsx", { id: "not_found" });
    }),
};
