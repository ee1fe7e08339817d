import type { CitationRole } from "./version.ts";

const most = 12;
const step = 11;

/** One small mark an organisation, as many as there are up to twelve; each role has a shape of its own, so that grey print tells them apart. The number beside it says the rest. */
export function VoiceMarks({ role, count }: { role: CitationRole; count: number }) {
  const shown = Math.min(count, most);
  return (
    <svg className="voice-marks" width={shown * step - 2} height="10" aria-hidden="true" focusable="false">
      {Array.from({ length: shown }, (_, index) => <Mark key={index} role={role} x={index * step} />)}
    </svg>
  );
}

function Mark({ role, x }: { role: CitationRole; x: number }) {
  switch (role) {
    case "supports":
      return <rect x={x} y="0.5" width="9" height="9" rx="1.5" fill="currentColor" />;
    case "qualifies":
      return <path d={`M${x + 0.75} 1.25h7.5v7.5h-7.5zM${x + 0.75} 8.75l7.5-7.5v7.5z`} fill="currentColor" fillOpacity="0.55" stroke="currentColor" strokeWidth="1.5" />;
    case "opposes":
      return <path d={`M${x + 1} 1.5l7 7m0-7l-7 7`} stroke="currentColor" strokeWidth="2.75" strokeLinecap="round" />;
    case "context":
      return <circle cx={x + 4.5} cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.75" />;
  }
}
