import { AgentError, searchFiles, searchText, type AgentClient } from '@constellation/agent-protocol';
import type { ToolInput } from '@constellation/contracts-workspace';
import { ToolFailure } from './tool-failure.ts';
import type { ToolResult } from './tool-result.ts';

const maxHits = 200;
const maxCharacters = 90_000;
const timeoutMs = 20_000;

/** Paths that a glob matches, ignored ones left out. */
export const globTool = (agent: AgentClient, asked: ToolInput<'glob'>): Promise<ToolResult> => explained(() => glob(agent, asked));

const glob = async (agent: AgentClient, { pattern, path = '' }: ToolInput<'glob'>): Promise<ToolResult> => {
  const stream = await agent.open(searchFiles, { path, include: [pattern], limit: maxHits }, { signal: AbortSignal.timeout(timeoutMs) });
  const paths: string[] = [];
  for await (const message of stream) {
    if (message.kind === 'item') paths.push(...message.item.paths);
    if (paths.length > maxHits) break;
  }
  const limitReached = paths.length > maxHits || (await stream.ended).limitReached;
  if (paths.length === 0) return { text: 'No file matches.' };
  return {
    text:
      paths.slice(0, maxHits).toSorted().join('\n') +
      (limitReached ? `\n(There are more than ${String(maxHits)}; narrow the pattern.)` : ''),
    ...(limitReached ? { truncated: true } : {}),
  };
};

/** Matching lines as `path:line: text`. */
export const grepTool = (agent: AgentClient, asked: ToolInput<'grep'>): Promise<ToolResult> => explained(() => grep(agent, asked));

const grep = async (agent: AgentClient, { pattern, path = '', include, ignoreCase = false }: ToolInput<'grep'>): Promise<ToolResult> => {
  const input = { pattern, path, regex: true, matchCase: !ignoreCase, limit: maxHits, include: include === undefined ? [] : [include] };
  const stream = await agent.open(searchText, input, { signal: AbortSignal.timeout(timeoutMs) });
  let text = '';
  let isCut = false;
  for await (const message of stream) {
    if (message.kind !== 'item') continue;
    for (const match of message.item.matches) {
      const line = `${match.path}:${String(match.line)}: ${match.text.slice(0, 500)}\n`;
      if (text.length + line.length > maxCharacters) isCut = true;
      else text += line;
    }
    if (isCut) break;
  }
  if (text === '') return { text: 'Nothing matches.' };
  isCut ||= (await stream.ended).limitReached;
  return { text: text + (isCut ? '(There is more; narrow the pattern or the path.)' : ''), ...(isCut ? { truncated: true } : {}) };
};

/** With the search program's own words about a bad pattern. */
const explained = async <T>(search: () => Promise<T>): Promise<T> => {
  try {
    return await search();
  } catch (error) {
    if (!(error instanceof AgentError) || error.code !== 'invalid_input') throw error;
    const reason = error.details?.['reason'];
    throw new ToolFailure(
      'search.pattern_invalid',
      `The pattern is not valid. ${typeof reason === 'string' ? reason.slice(0, 500) : ''}`.trim(),
    );
  }
};
