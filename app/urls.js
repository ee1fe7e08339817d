/**
 * Every URL of the product: English name -> [permanent Italian path, file under app/routes]. The folder is the page's layout; files/
 * has none. Each path answers under /en in English too. Paths are printed in acts: add, never rename.
 */
export const pages = /** @type {const} */ ({
  home: ["/", "portal/home"],

  signIn: ["/accedi", "account/sign-in"],
  space: ["/spazio", "space/space"],
  desk: ["/gestione", "desk/desk"],
});

export const layouts = /** @type {const} */ (["portal", "account", "space", "desk", "files"]);
