import { stat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { invalidRequest } from './api-error.ts';
import { demoScript } from './demo-script.ts';
import { blocksOf, type MessageRequest } from './message-request.ts';
import { scriptSchema, turnSchema, type Script, type Turn } from './script.ts';

const labelPattern = /\[\[script:([a-z0-9-]+)(#[A-Za-z0-9_-]+)?\]\]/;

export interface ChosenTurn {
  /** `demo`, or the label with its `#instance`: what attempts are counted by. */
  conversation: string;
  /** Assistant messages so far. */
  index: number;
  turn: Turn;
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const modified = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const fromModule = (module: unknown): unknown =>
  typeof module === 'object' && module !== null && 'script' in module ? module.script : undefined;

const load = async (folder: string, label: string): Promise<Script> => {
  for (const extension of ['.json', '.ts', '.js']) {
    const path = join(folder, `${label}${extension}`);
    const changed = await modified(path);
    if (changed === undefined) continue;
    if (extension === '.json') return scriptSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const exported = fromModule(await import(/* @vite-ignore */ `${pathToFileURL(path).href}?changed=${changed}`));
    return typeof exported === 'function' ? (exported as Script) : scriptSchema.parse(exported);
  }
  throw invalidRequest(`There is no script "${label}" in ${folder}.`);
};

const firstText = (request: MessageRequest): string => {
  const first = request.messages.find((message) => message.role === 'user');
  return first
    ? blocksOf(first)
        .map((block) => (block.type === 'text' ? block.text : ''))
        .join('\n')
    : '';
};

/** Finds the turn to play: by the label in the first user message, else the demo's. */
export const chooseTurn = async (request: MessageRequest, folder: string | undefined): Promise<ChosenTurn> => {
  const index = request.messages.filter((message) => message.role === 'assistant').length;
  const [, label, instance = ''] = labelPattern.exec(firstText(request)) ?? [];
  const script = label && folder ? await load(folder, label) : demoScript;
  const conversation = label ? `${label}${instance}` : 'demo';
  const turn = typeof script === 'function' ? script(request, index) : script.turns[index];
  if (!turn) throw invalidRequest(`The script "${conversation}" has no turn ${index}.`);
  return { conversation, index, turn: turnSchema.parse(turn) };
};
