import type { KeyboardEvent, ReactNode } from "react";
import type { IconName } from "./icon-names.ts";
import { Icon } from "./icon.tsx";

/** Buttons that belong together; the arrow keys walk them, as screen readers expect of a toolbar. */
export function Toolbar({ label, controls, children }: { label: string; controls?: string; children: ReactNode }) {
  return <div className="toolbar" role="toolbar" tabIndex={-1} aria-label={label} aria-controls={controls} onKeyDown={walk}>{children}</div>;
}

export interface ToolProps {
  label: string;
  icon?: IconName;
  /** A letter or two instead of an icon: «G», «C», «1.». */
  sign?: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

export function Tool({ label, icon, sign, pressed, disabled, onClick }: ToolProps) {
  return (
    <button type="button" className="tool" title={label} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      {icon ? <Icon name={icon} /> : <span aria-hidden="true">{sign}</span>}
    </button>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  const at = tools.findIndex((tool) => tool === document.activeElement);
  tools[(at + step + tools.length) % tools.length]?.focus();
  event.preventDefault();
}
