import { stripVTControlCharacters } from 'node:util';

/** The lines in which Vitest says how many files and tests passed, failed and were skipped. */
export const closingLines = (output: string): string[] =>
  stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(?:Test Files|Tests|Type Errors)\s+(?:\d|no )/.test(line));
