import { classNames } from './class-names.ts';

export interface ProgressLineProps {
  /** What is in progress: "Uploading files". */
  label: string;
  /** 0 to 1; without it the line only shows that something goes on. */
  value?: number | undefined;
  className?: string;
}

/** A line of two pixels that fills or, when the share is unknown, moves. */
export const ProgressLine = ({ label, value, className }: ProgressLineProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={value === undefined ? undefined : Math.round(value * 100)}
    className={classNames('h-0.5 overflow-hidden bg-ink-3', className)}
  >
    {value === undefined ? (
      <div className="h-full w-1/3 animate-slide bg-accent" />
    ) : (
      <div className="h-full origin-left bg-accent" style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }} />
    )}
  </div>
);
