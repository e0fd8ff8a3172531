const units: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** "3 minutes ago", "yesterday", "in 6 days"; within a minute "just now". */
export const relativeTime = (at: string, now: number): string => {
  const seconds = (Date.parse(at) - now) / 1_000;
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit === undefined ? 'just now' : format.format(Math.trunc(seconds / unit[1]), unit[0]);
};

/** The whole moment, in the person's own zone and order: for tooltips. */
export const absoluteTime = (at: string): string => new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
