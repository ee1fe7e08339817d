/** A place one can go; `current` marks where the reader is. */
export interface NavItem {
  label: string;
  href: string;
  current?: boolean;
  /** Something waiting there, said as a number with its words in `countLabel`. */
  count?: number;
  countLabel?: string;
}
