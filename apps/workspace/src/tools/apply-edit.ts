import { nearestLines } from '@constellation/core-diff';
import { ToolFailure } from './tool-failure.ts';

export interface Edit {
  oldText: string;
  newText: string;
  replaceAll: boolean;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const occurrences = (text: string, wanted: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
};

/** Models write `\n`; a file that uses `\r\n` keeps it. */
const inFileBreaks = (text: string, part: string): string =>
  /\r\n/.test(text) && !/\r\n/.test(part) ? part.replaceAll('\n', '\r\n') : part;

/**
 * The text after the edit. The old text must occur exactly once, or `replaceAll` be set. The one thing forgiven is an
 * indentation that is off by the same amount on every line. Throws {@link ToolFailure} that says where to look.
 */
export const applyEdit = (text: string, edit: Edit): string => {
  const oldText = inFileBreaks(text, edit.oldText);
  const newText = inFileBreaks(text, edit.newText);
  if (oldText === newText) throw new ToolFailure('edit.no_change', 'oldText and newText are the same, so nothing would change.');
  const found = occurrences(text, oldText);
  if (found.length > 1 && !edit.replaceAll) {
    const lines = found.slice(0, 20).map((at) => lineOf(text, at));
    throw new ToolFailure(
      'edit.not_unique',
      `oldText occurs ${String(found.length)} times, on lines ${lines.join(', ')}${found.length > 20 ? ', …' : ''}. Include more of the surrounding lines, or set replaceAll.`,
    );
  }
  if (found.length > 0) return text.replaceAll(oldText, () => newText);
  const shifted = shiftedMatch(text, oldText, newText);
  if (shifted !== undefined) return shifted;
  throw new ToolFailure(
    'edit.not_found',
    `oldText does not occur in the file.${hint(text, edit.oldText)} Copy the text exactly as the file has it.`,
  );
};

const hint = (text: string, wanted: string): string => {
  const near = nearestLines(text, wanted);
  if (near.length === 0) return '';
  const places = near.map(
    ({ line, similarity, text: lines }) =>
      `line ${String(line)} (${String(Math.round(similarity * 100))} % alike):\n${lines.slice(0, 600)}`,
  );
  return ` The most similar places are:\n${places.join('\n')}\n`;
};

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';
const isBlank = (line: string): boolean => line.trim() === '';

/** One place where the lines are the same but for one constant indentation; the new lines are shifted likewise. */
const shiftedMatch = (text: string, oldText: string, newText: string): string | undefined => {
  const wanted = oldText.replace(/\r?\n$/, '').split('\n');
  const first = wanted.find((line) => !isBlank(line));
  if (first === undefined) return undefined;
  const lines = text.split('\n');
  const bare = wanted.map((line) => line.trimStart());
  const places: { at: number; shift: (line: string) => string | undefined }[] = [];
  for (let at = 0; at + wanted.length <= lines.length; at++) {
    if (!bare.every((line, index) => (lines[at + index] ?? '').trimStart() === line)) continue;
    const offset = wanted.indexOf(first);
    const shift = shiftBetween(indentOf(first), indentOf(lines[at + offset] ?? ''));
    if (shift !== undefined && wanted.every((line, index) => isBlank(line) || shift(line) === lines[at + index]))
      places.push({ at, shift });
  }
  const [only] = places;
  if (only === undefined || places.length > 1) return undefined;
  const shiftedLines = newText
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((line) => (isBlank(line) ? line : only.shift(line)));
  if (shiftedLines.some((line) => line === undefined)) return undefined;
  return [...lines.slice(0, only.at), ...shiftedLines, ...lines.slice(only.at + wanted.length)].join('\n');
};

const shiftBetween = (from: string, to: string): ((line: string) => string | undefined) | undefined => {
  if (to.endsWith(from)) {
    const more = to.slice(0, to.length - from.length);
    return (line) => more + line;
  }
  if (!from.endsWith(to)) return undefined;
  const less = from.slice(0, from.length - to.length);
  return (line) => (line.startsWith(less) ? line.slice(less.length) : undefined);
};
