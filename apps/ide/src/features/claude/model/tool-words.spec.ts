import { describe, expect, it } from 'vitest';
import { costInWords, outcomeInWords, toolInWords } from './tool-words.ts';
import type { ToolItem } from './transcript.ts';

const tool = (part: Partial<ToolItem>) => ({ tool: 'bash', input: {}, phase: 'done', ...part }) as ToolItem;

describe('the words of a tool card', () => {
  it('names the act and its object', () => {
    expect(toolInWords({ tool: 'bash', input: { command: 'npm test' } })).toEqual({ verb: 'Run', object: 'npm test' });
    expect(toolInWords({ tool: 'edit', input: { path: 'src/a.ts' } })).toEqual({ verb: 'Edit', object: 'src/a.ts' });
  });

  it('says how it ended', () => {
    expect(outcomeInWords(tool({ exitCode: 2 }))).toBe('exit 2');
    expect(outcomeInWords(tool({ linesAdded: 3, linesRemoved: 1 }))).toBe('+3 −1');
    expect(outcomeInWords(tool({ phase: 'unknown' }))).toBe('outcome not known');
  });

  it('never shows an unknown price as nothing', () => {
    expect(costInWords(undefined)).toBe('cost unknown');
    expect(costInWords(41_200)).toBe('$0.0412');
  });
});
