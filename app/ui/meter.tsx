/** How much of something is done, in words first; the bar only repeats the words. */
export function Meter({ label, value, max, text }: { label: string; value: number; max: number; text: string }) {
  const share = max > 0 ? Math.min(100, Math.round((value / max) * 100)) : 0;
  return (
    <div className="meter">
      <p>
        <span>{label}</span> <strong>{text}</strong>
      </p>
      <svg width="100%" height="8" aria-hidden="true" focusable="false">
        <rect className="meter-ground" width="100%" height="8" rx="4" />
        <rect className="meter-value" width={`${share}%`} height="8" rx="4" />
      </svg>
    </div>
  );
}
