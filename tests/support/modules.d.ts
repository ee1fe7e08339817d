declare module "eslint-plugin-jsx-a11y" {
  const plugin: { flatConfigs: { recommended: import("typescript-eslint").ConfigArray[number] } };
  export default plugin;
}
