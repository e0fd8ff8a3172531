export interface FoundException {
  file: string;
  /** `eslint-disable <rule>`, `ts-expect-error` or `test.skip`. */
  use: string;
}

const disable = /(?:\/\/|\/\*)\s*eslint-disable(?:-next-line|-line)?\b([^\n]*)/g;
const typeScript = /(?:\/\/|\/\*)\s*@(ts-(?:expect-error|ignore|nocheck))\b/g;
const skipped =
  /\b(?:it|test|describe)(?:\.(?:concurrent|sequential))*\.(skip|skipIf|runIf|todo|only|fails|fixme)\s*(?:\(|<)|\b(x(?:it|describe))\(/g;

const rulesOf = (rest: string): string[] => {
  const listed = rest.replace(/\*\/.*$/, '').split(/\s--\s/)[0] ?? '';
  const names = listed.split(',').map((name) => name.trim());
  return names.map((name) => (name === '' ? '*' : name));
};

/** Everything in one file that turns a check off. */
export const findExceptions = (file: string, text: string): FoundException[] => [
  ...[...text.matchAll(disable)].flatMap(([, rest = '']) => rulesOf(rest).map((rule) => ({ file, use: `eslint-disable ${rule}` }))),
  ...[...text.matchAll(typeScript)].map(([, name = '']) => ({ file, use: name })),
  ...[...text.matchAll(skipped)].map(([, name, old]) => ({ file, use: old ?? `test.${name ?? ''}` })),
];
