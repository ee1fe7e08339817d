export * from "./people.ts";
export * from "./organisations.ts";
export * from "./campaigns.ts";
export * from "./contributions.ts";
export * from "./tagging.ts";
export * from "./document.ts";
export * from "./machine.ts";
