import { z } from 'zod';

/** A moment as RFC 3339 in UTC with milliseconds, `2026-11-22T10:15:30.000Z`. */
export const instantSchema = z.iso.datetime({ precision: 3 });
export type Instant = z.output<typeof instantSchema>;
