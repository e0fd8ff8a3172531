import type { Terminals } from '../model/terminals.ts';

const keys = [
  ['Esc', '\u001b'],
  ['Tab', '\t'],
  ['Ctrl+C', '\u0003'],
  ['Ctrl+D', '\u0004'],
  ['↑', '\u001b[A'],
  ['↓', '\u001b[B'],
  ['←', '\u001b[D'],
  ['→', '\u001b[C'],
  ['/', '/'],
  ['|', '|'],
  ['-', '-'],
] as const;

/** The keys that a phone's keyboard lacks, above it. */
export const PhoneKeys = ({ terminals }: { terminals: Terminals }) => (
  <div
    role="toolbar"
    aria-label="Terminal keys"
    className="hidden shrink-0 overflow-x-auto border-t border-line bg-ink-1 pointer-coarse:flex"
  >
    {keys.map(([label, text]) => (
      <button
        key={label}
        type="button"
        className="h-11 min-w-11 shrink-0 px-2 font-mono text-work text-fg-2"
        // The keyboard stays open only while the terminal keeps the focus.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => terminals.activeScreen()?.type(text)}
      >
        {label}
      </button>
    ))}
  </div>
);
