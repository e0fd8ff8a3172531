import { AgentError, writeFile, type AgentClient } from '@constellation/agent-protocol';
import type { ToolInput } from '@constellation/contracts-workspace';
import { diffLines, splitLines } from '@constellation/core-diff';
import { applyEdit } from './apply-edit.ts';
import { readText } from './read-text.ts';
import { ToolFailure } from './tool-failure.ts';
import type { ToolResult } from './tool-result.ts';

export type WriteResult = ToolResult & { path: string; tag: string };

const stale = (path: string) => new ToolFailure('edit.stale', `${path} changed since you read it. Read it again before you change it.`);

/** Replaces text in a file that the run has read; whoever changed it since is not overwritten. */
export const editTool = async (
  agent: AgentClient,
  { path, oldText, newText, replaceAll = false }: ToolInput<'edit'>,
  seenTag: string | undefined,
): Promise<WriteResult> => {
  if (seenTag === undefined) throw new ToolFailure('edit.not_read', `Read ${path} before you edit it.`);
  const file = await readText(agent, path);
  if (file.etag !== seenTag) throw stale(path);
  const after = applyEdit(file.text, { oldText, newText, replaceAll });
  return put(agent, path, file.text, after, { kind: 'match', etag: seenTag });
};

/** Creates a file, or replaces one that the run has read. */
export const writeTool = async (
  agent: AgentClient,
  { path, content }: ToolInput<'write'>,
  seenTag: string | undefined,
): Promise<WriteResult> => {
  if (seenTag === undefined) return put(agent, path, '', content, { kind: 'create' });
  const before = await readText(agent, path).catch((error: unknown) => {
    if (error instanceof AgentError && error.code === 'not_found') return undefined;
    throw error;
  });
  if (before === undefined) return put(agent, path, '', content, { kind: 'create' });
  if (before.etag !== seenTag) throw stale(path);
  return put(agent, path, before.text, content, { kind: 'match', etag: seenTag });
};

type Precondition = { kind: 'match'; etag: string } | { kind: 'create' };

const put = async (agent: AgentClient, path: string, before: string, after: string, precondition: Precondition): Promise<WriteResult> => {
  try {
    const { etag } = await agent.upload(writeFile, { path, precondition, parents: true }, Buffer.from(after), { timeoutMs: 15_000 });
    const changes = diffLines(splitLines(before), splitLines(after));
    const linesAdded = changes.reduce((sum, change) => sum + change.afterEnd - change.afterStart, 0);
    const linesRemoved = changes.reduce((sum, change) => sum + change.beforeEnd - change.beforeStart, 0);
    const done = precondition.kind === 'create' ? 'Created' : 'Changed';
    return {
      text: `${done} ${path}: ${String(linesAdded)} lines added, ${String(linesRemoved)} removed.`,
      path,
      tag: etag,
      linesAdded,
      linesRemoved,
    };
  } catch (error) {
    if (error instanceof AgentError && error.code === 'stale') throw stale(path);
    if (error instanceof AgentError && error.code === 'exists')
      throw new ToolFailure('write.exists', `${path} exists and you have not read it. Read it before you replace it.`);
    throw error;
  }
};
