/** A value that JSON can carry without loss. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined };

const loneSurrogate = /\p{Surrogate}/u;

const writeString = (text: string): string => {
  if (loneSurrogate.test(text)) throw new TypeError('A string with a lone surrogate has no canonical JSON form.');
  return JSON.stringify(text);
};

const writeNumber = (value: number): string => {
  if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no canonical JSON form.');
  return JSON.stringify(value);
};

const byCodeUnits = ([left]: [string, unknown], [right]: [string, unknown]): number => (left < right ? -1 : left > right ? 1 : 0);

const writeObject = (value: object): string => {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .toSorted(byCodeUnits)
    .map(([key, member]) => `${writeString(key)}:${canonicalJson(member)}`)
    .join(',')}}`;
};

/**
 * The one JSON text of a value (RFC 8785): keys sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * Members that are `undefined` are left out, as `JSON.stringify` does. Throws `TypeError` for what JSON cannot carry:
 * functions, symbols, bigints, non-finite numbers, lone surrogates, `undefined` outside an object.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return writeObject(value);
  throw new TypeError(`A ${typeof value} has no canonical JSON form.`);
};
