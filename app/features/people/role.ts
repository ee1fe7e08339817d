/** Somebody who holds the role; `accepted` once they have set their password and so can use it. */
export interface RoleHolder {
  id: string;
  accepted: boolean;
}

/**
 * Whether the role of `id` may end, given all who hold it: somebody else who can sign in must remain. The role of a
 * holder who never accepted the invitation may end as soon as anybody else holds it.
 */
export function mayEndRole(holders: readonly RoleHolder[], id: string): boolean {
  const leaving = holders.find((holder) => holder.id === id);
  const others = holders.filter((holder) => holder.id !== id);
  return others.some((holder) => holder.accepted) || (leaving?.accepted === false && others.length > 0);
}
