import { getConversation, listApprovals, listUsage } from '@constellation/contracts-claude';
import type { INestApplication } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClaudeRig } from '../testing/claude-rig.ts';
import { startClaude } from '../testing/start-claude.ts';

const rig = new ClaudeRig();
let claude: INestApplication;

beforeAll(async () => {
  await rig.start();
  claude = await startClaude(rig.config);
});
afterAll(async () => {
  await claude.close();
  await rig.stop();
});

describe('a run', () => {
  it('reads, asks before an edit, makes it once allowed, and completes', async () => {
    rig.workspace.files.set('greet.js', 'export const greet = () => "helo";\n');
    const label = rig.script('greet', {
      turns: [
        {
          reply: [
            { type: 'thinking', thinking: 'I look first.' },
            { type: 'text', text: 'Let me look.' },
            { type: 'tool_use', name: 'read', input: { path: 'greet.js' } },
          ],
        },
        {
          expect: [{ toolResult: { contains: '"helo"', isError: false } }],
          reply: [
            { type: 'text', text: 'There is a typo.' },
            { type: 'tool_use', name: 'edit', input: { path: 'greet.js', oldText: 'helo', newText: 'hello' } },
          ],
        },
        { expect: [{ toolResult: { contains: 'Edited greet.js', isError: false } }], reply: [{ type: 'text', text: 'Fixed.' }] },
      ],
    });
    const run = await rig.startRun({ text: `Fix the typo ${label}` });
    await rig.until(run.id, 'waiting_approval');
    expect(rig.workspace.files.get('greet.js')).toContain('helo');
    const [asked] = (await rig.call(listApprovals, { runId: run.id })).items;
    expect(asked).toMatchObject({
      tool: 'edit',
      input: { path: 'greet.js', oldText: 'helo', newText: 'hello' },
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });

    await rig.decide(run.id, 'allow');
    const ended = await rig.until(run.id, 'completed');
    expect(rig.workspace.files.get('greet.js')).toContain('hello');
    expect(rig.workspace.calls.find((call) => call.tool === 'edit')).toMatchObject({ decision: `signed:${asked?.id}` });
    expect(ended).toMatchObject({ snapshotId: expect.any(String) as string, costMicros: expect.any(Number) as number });

    const types = (await rig.history(run.id)).map(({ body }) => body.type);
    expect(types).toEqual([
      'user.message',
      'run.state',
      'run.state',
      'thinking.block',
      'text.block',
      'usage',
      'tool.intent',
      'tool.result',
      'text.block',
      'usage',
      'tool.intent',
      'approval.asked',
      'run.state',
      'approval.decided',
      'run.state',
      'run.state',
      'checkpoint',
      'tool.result',
      'text.block',
      'usage',
      'run.state',
    ]);
    const usage = (await rig.requests('greet')).reduce((sum, request) => sum + (request.usage?.output_tokens ?? 0), 0);
    expect(ended.usage.outputTokens).toBe(usage);
    expect((await rig.call(listUsage, {})).items).toHaveLength(3);
    expect(await rig.call(getConversation, { conversationId: run.conversationId })).toMatchObject({
      title: 'Fix the typo',
      lastRunId: run.id,
    });
  });

  it('tells the model why a person denied something', async () => {
    const label = rig.script('denied', {
      turns: [
        { reply: [{ type: 'tool_use', name: 'bash', input: { command: 'rm -r src' } }] },
        { expect: [{ toolResult: { contains: 'They say: not that', isError: true } }], reply: [{ type: 'text', text: 'I leave it.' }] },
      ],
    });
    const run = await rig.startRun({ text: label });
    await rig.until(run.id, 'waiting_approval');
    await rig.decide(run.id, 'deny', 'not that');
    await rig.until(run.id, 'completed');
    expect(rig.workspace.calls.some((call) => call.tool === 'bash')).toBe(false);
  });
});
