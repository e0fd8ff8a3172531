/** The paths that a message names with `@`, each once: `fix @src/util.ts, please`. */
export const mentionsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/(?:^|\s)@([\w./-]+[\w/-])/g)].map((match) => match[1] ?? '').filter((path) => path !== '')),
];
