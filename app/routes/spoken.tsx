/**
 * A short label for the eye, a full one for who hears the button away from its row; the full one begins with the short
 * one.
 */
export function Spoken({ shown, said }: { shown: string; said: string }) {
  return (
    <>
      <span aria-hidden="true">{shown}</span>
      <span className="visually-hidden">{said}</span>
    </>
  );
}
