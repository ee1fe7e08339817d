/** A link of a navigation; `current` marks the place where the reader is. */
export interface NavItem {
  label: string;
  href: string;
  current?: boolean;
  /** How many things wait there, with the words for it in `countLabel`. */
  count?: number;
  countLabel?: string;
}
