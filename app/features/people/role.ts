/** Somebody who holds the role; `accepted` once they have set their password and so can use it. */
export interface RoleHolder {
  id: string;
  accepted: boolean;
}

/**
 * Whether the role may end for `id` among all who hold it: somebody able to sign in must stay. An invitation that was
 * never accepted may be replaced by another one.
 */
export function mayEndRole(holders: readonly RoleHolder[], id: string): boolean {
  const leaving = holders.find((holder) => holder.id === id);
  const others = holders.filter((holder) => holder.id !== id);
  return others.some((holder) => holder.accepted) || (leaving?.accepted === false && others.length > 0);
}
