/** The product's mark, which is also the favicon: five threads that begin apart and end as one cloth. */
export function BrandMark() {
  return (
    <svg
      className="brand-mark"
      viewBox="0 0 48 48"
      width="48"
      height="48"
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeWidth="3.2"
      strokeLinecap="round"
    >
      <path d="M4 6c16 0 14 12 40 12" stroke="#FF9A94" />
      <path d="M4 15c16 0 16 6 40 6" stroke="#F3A3E2" strokeDasharray="9 5" />
      <path d="M4 24h40" stroke="#E9C46A" />
      <path d="M4 33c16 0 16-6 40-6" stroke="#6FD6C6" strokeDasharray="9 5 .1 5" />
      <path d="M4 42c16 0 14-12 40-12" stroke="#A9C4FF" strokeDasharray=".1 5.4" />
    </svg>
  );
}
