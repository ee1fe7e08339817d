import { createContext } from "react";

/** Present only on pages that ship scripts. */
export const NonceContext = createContext<string | undefined>(undefined);
