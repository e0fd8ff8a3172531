import { AgentError, listFolder, type AgentClient } from '@constellation/agent-protocol';
import type { ToolInput } from '@constellation/contracts-workspace';
import { nameOf, parentOf } from '@constellation/core-paths';
import type { ToolResult } from './tool-result.ts';
import { attended } from '../agents/attended.ts';
import { readText, type TextFile } from './read-text.ts';
import { ToolFailure } from './tool-failure.ts';

const maxCharacters = 90_000;
const maxLineCharacters = 2_000;

/** Lines with their numbers, so that the model can name them; the tag is what a later edit is checked against. */
export const readTool = async (
  agent: AgentClient,
  { path, offset = 1, limit = 2_000 }: ToolInput<'read'>,
): Promise<ToolResult & { tag: string }> => {
  const { text, etag } = await readOrSuggest(agent, path);
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return { text: 'The file is empty.', path, tag: etag };
  if (offset > lines.length) throw new ToolFailure('file.range', `The file has ${String(lines.length)} lines.`);
  let shown = '';
  let last = offset - 1;
  for (const line of lines.slice(offset - 1, offset - 1 + limit)) {
    const cut =
      line.length > maxLineCharacters
        ? `${line.slice(0, maxLineCharacters)}… (${String(line.length)} characters)`
        : line.replace(/\r$/, '');
    const numbered = `${String(last + 1).padStart(6)}\t${cut}\n`;
    if (shown.length + numbered.length > maxCharacters) break;
    shown += numbered;
    last += 1;
  }
  const isCut = last < lines.length;
  const more = isCut
    ? `(Lines ${String(offset)} to ${String(last)} of ${String(lines.length)}; read on with offset ${String(last + 1)}.)`
    : '';
  return { text: shown + more, path, tag: etag, ...(isCut ? { truncated: true } : {}) };
};

const readOrSuggest = async (agent: AgentClient, path: string): Promise<TextFile> => {
  try {
    return await readText(agent, path);
  } catch (error) {
    if (!(error instanceof AgentError) || error.code !== 'not_found') throw error;
    const near = await similarNames(agent, path).catch(() => []);
    throw new ToolFailure('file.not_found', `There is no ${path}.${near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`}`);
  }
};

const similarNames = async (agent: AgentClient, path: string): Promise<string[]> => {
  const wanted = pairsOf(nameOf(path));
  const found: { path: string; score: number }[] = [];
  for await (const message of attended(await agent.open(listFolder, { path: parentOf(path), limit: 2_000 }), 5_000)) {
    if (message.kind !== 'item') continue;
    for (const entry of message.item.entries) found.push({ path: entry.path, score: likeness(wanted, pairsOf(nameOf(entry.path))) });
  }
  return found
    .filter(({ score }) => score > 0.4)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((near) => near.path);
};

const pairsOf = (name: string): Set<string> => {
  const lower = ` ${name.toLowerCase()} `;
  return new Set(Array.from({ length: lower.length - 1 }, (_, at) => lower.slice(at, at + 2)));
};

const likeness = (a: Set<string>, b: Set<string>): number => (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
