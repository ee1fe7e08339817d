import { vitePlugin as remix } from "@remix-run/dev";
import { getRequestListener } from "@hono/node-server";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { precompress } from "#app/http/precompress.js";
import config from "./remix.config.js";
import { guardPostgres } from "./db/guard-postgres.js";
import { LongestFirst } from "#tests/support/run/longest-first.ts";
import { testProjects } from "./tests/support/settings.ts";

/**
 * Makes Hono the one server: the SSR entry of the build, and a middleware in development. It stands before remix() so that its
 * middleware comes first, and with order "post" because Remix's plugin would overwrite the input.
 */
const hono = (): Plugin => ({
  name: "hono",
  config: {
    order: "post",
    handler: (_, env) => (env.isSsrBuild ? { build: { rollupOptions: { input: "app/server.ts" } } } : undefined),
  },
  configureServer: (vite) => () => {
    vite.middlewares.use((req, res, next) => {
      vite
        .ssrLoadModule("/app/server.ts")
        .then(async (server) => {
          await server["ready"]();
          await getRequestListener(server["app"].fetch, { overrideGlobalObjects: false })(req, res);
        })
        .catch(next);
    });
  },
});

/** Tests run React's production build, which doesn't know the form of JSX that Remix's plugin sets when nothing is built. */
const plainJsx = (): Plugin => ({
  name: "plain-jsx",
  config: { order: "post", handler: () => ({ esbuild: { jsxDev: false } }) },
});

export default defineConfig({
  plugins: [
    hono(),
    remix({ ...config, buildDirectory: process.env["BUILD_DIR"] ?? "build" }),
    precompress(),
    guardPostgres(),
    process.env["VITEST"] ? plainJsx() : null,
  ],
  cacheDir: process.env["VITE_CACHE"] ?? "node_modules/.vite",
  build: { assetsInlineLimit: 0, target: "es2022" },
  css: {
    preprocessorOptions: {
      scss: {
        quietDeps: true,
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
        loadPaths: ["node_modules"],
      },
    },
  },
  ssr: { noExternal: [] },
  test: { projects: testProjects, sequence: { sequencer: LongestFirst } },
});
