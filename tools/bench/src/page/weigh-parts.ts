import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Fetched } from './visitor.ts';

/** Parts of the IDE that have a budget of their own, by what only they contain. */
const parts = { editor: 'monaco-editor', terminal: '@xterm', claude: '/features/claude/', palette: '/features/palette/' } as const;
type Part = keyof typeof parts;

const kilobyte = 1000;

/** Kilobytes of each part as they went over the wire, by the source maps and style sheets of the build. */
export const weighParts = (fetched: readonly Fetched[], assets: string): Record<Part, number> => {
  const weights: Record<Part, number> = { editor: workerSize(assets) / kilobyte, terminal: 0, claude: 0, palette: 0 };
  for (const { url, bytes } of fetched) {
    const file = join(assets, new URL(url).pathname.split('/').at(-1) ?? '');
    const part = partOf(file);
    if (part) weights[part] += bytes / kilobyte;
  }
  return weights;
};

/** The first part whose mark is in the source map of a script or in a style sheet; icons' font is the editor's. */
const partOf = (file: string): Part | undefined => {
  if (/codicon.*\.ttf$/.test(file)) return 'editor';
  const map = `${file}.map`;
  if (file.endsWith('.css') && existsSync(file)) {
    const styles = readFileSync(file, 'utf8');
    return styles.includes('.monaco-editor') ? 'editor' : styles.includes('.xterm') ? 'terminal' : undefined;
  }
  if (!existsSync(map)) return undefined;
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  // The last source is the chunk's own module; a library's chunk is told by most of what is in it.
  const belongs = (mark: string): boolean =>
    sources.at(-1)?.includes(mark) === true || sources.filter((source) => source.includes(mark)).length > sources.length / 3;
  return (Object.keys(parts) as Part[]).find((part) => belongs(parts[part]));
};

/** The editor's worker does not report to the page that starts it, so its file is weighed. */
const workerSize = (assets: string): number => {
  const worker = readdirSync(assets).find((name) => /^editor\.worker.*\.js\.br$/.test(name));
  return worker === undefined ? 0 : statSync(join(assets, worker)).size;
};
