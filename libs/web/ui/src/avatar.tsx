import { classNames } from './class-names.ts';

export interface AvatarProps {
  name: string;
  /** Which of the eight hues. */
  hue: number;
  className?: string;
}

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    String.fromCodePoint(...[word?.codePointAt(0)].filter((point) => point !== undefined)),
  );
  return letters.join('').toUpperCase();
};

/** A person as initials (drawn by the style sheet, so that no name is computed from them) on their hue. The name stands beside it or in the control around it. */
export const Avatar = ({ name, hue, className }: AvatarProps) => (
  <span
    aria-hidden
    data-initials={initialsOf(name)}
    className={classNames(
      'inline-flex size-6 shrink-0 items-center justify-center rounded-full text-[0.625rem] font-semibold text-ink-0 before:content-[attr(data-initials)]',
      className,
    )}
    style={{ background: `var(--person-${Math.abs(Math.trunc(hue)) % 8})` }}
  />
);
