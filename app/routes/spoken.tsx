/**
 * A short label that is seen, and a full one for those who hear the button without its row; the full one begins with
 * the short one.
 */
export function Spoken({ shown, said }: { shown: string; said: string }) {
  return (
    <>
      <span aria-hidden="true">{shown}</span>
      <span className="visually-hidden">{said}</span>
    </>
  );
}
