import { useState } from 'react';
import { faultOfName } from '../model/path-parts.ts';

export interface NameFieldProps {
  label: string;
  initial: string;
  taken: readonly string[];
  depth: number;
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** A name typed in the tree. Enter takes it, Escape leaves, a fault is said below. */
export const NameField = ({ label, initial, taken, depth, onDone, onCancel }: NameFieldProps) => {
  const [name, setName] = useState(initial);
  const fault = name === initial ? undefined : faultOfName(name, taken);
  const finish = () => {
    if (name !== '' && name !== initial && fault === undefined) onDone(name);
    else onCancel();
  };
  return (
    <div className="relative h-6 pr-2 pointer-coarse:h-11" style={{ paddingLeft: 20 + depth * 12 }}>
      <input
        autoFocus
        aria-label={label}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : 'name-fault'}
        value={name}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onFocus={(event) => event.target.setSelectionRange(0, initial.lastIndexOf('.') > 0 ? initial.lastIndexOf('.') : initial.length)}
        onBlur={finish}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && fault === undefined) event.currentTarget.blur();
          if (event.key === 'Escape') onCancel();
        }}
        className="h-full w-full rounded-control border border-control-line bg-ink-0 px-1 text-work text-fg"
      />
      {fault === undefined ? undefined : (
        <p
          id="name-fault"
          role="alert"
          className="absolute top-full right-2 left-5 z-10 border border-bad bg-ink-2 px-2 py-1 text-hint text-fg"
        >
          {fault}
        </p>
      )}
    </div>
  );
};
