/** A thread in its dark colour on the dark ground, whatever theme the page has: whoever chooses must see both. */
export function SwatchOnDark({ line }: { line: { code: number; colorDark: string } }) {
  return (
    <svg width="92" height="28" aria-hidden="true" focusable="false">
      <rect width="92" height="28" rx="4" fill="#14161B" />
      <path d="M10 14h44" stroke={line.colorDark} strokeWidth="4" strokeLinecap="round" />
      <text x="66" y="19" fill={line.colorDark} fontSize="15" fontWeight="600">
        {line.code}
      </text>
    </svg>
  );
}
