import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn } from './index.ts';

type Body = Record<string, unknown> & { messages: Anthropic.MessageParam[] };

let server: Server;
let folder: string;
let client: Anthropic;

const tool = { name: 'read', input_schema: { type: 'object' as const } };
const use = (id: string): Anthropic.ContentBlockParam => ({ type: 'tool_use', id, name: 'read', input: {} });
const result = (id: string): Anthropic.ContentBlockParam => ({ type: 'tool_result', tool_use_id: id, content: 'x' });
const user = (content: Anthropic.MessageParam['content'] = 'Hello [[script:two-turns]]'): Anthropic.MessageParam => ({
  role: 'user',
  content,
});
const assistant = (content: Anthropic.MessageParam['content']): Anthropic.MessageParam => ({ role: 'assistant', content });
const valid: Body = { model: 'claude-sonnet-5-5', max_tokens: 100, tools: [tool], messages: [user()] };

const send = (change: Partial<Body>) => client.messages.create({ ...valid, ...change } as never) as Promise<Anthropic.Message>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  const turns = [
    {
      reply: [
        { type: 'thinking', thinking: 'I should read it.' },
        { type: 'tool_use', name: 'read', input: { path: 'a' } },
      ],
    },
    {
      expect: [{ toolResult: { contains: '1 failing' } }],
      reply: [
        { type: 'thinking', thinking: 'Red.' },
        { type: 'text', text: 'Done.' },
      ],
    },
    { reply: [{ type: 'text', text: 'More.' }] },
  ];
  await writeFile(join(folder, 'two-turns.json'), JSON.stringify({ turns }));
  await writeFile(
    join(folder, 'paused.json'),
    JSON.stringify({
      turns: [{ reply: [{ type: 'text', text: 'Wait' }], stopReason: 'pause_turn' }, { reply: [{ type: 'text', text: 'go on' }] }],
    }),
  );
  server = createStandIn({ scripts: folder }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = new Anthropic({ apiKey: 'key', maxRetries: 0, baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('strict mode', () => {
  it.each<[string, Partial<Body>, RegExp]>([
    ['temperature, even at its default', { temperature: 1 }, /temperature: Extra inputs are not permitted/],
    ['an unknown field', { thread: {} }, /thread: Extra inputs are not permitted/],
    [
      'an unknown field of a block',
      { messages: [user([{ type: 'text', text: 'a', colour: 'red' } as never])] },
      /messages.0.content.0.colour: Extra inputs/,
    ],
    ['no max_tokens', { max_tokens: undefined }, /max_tokens: Field required/],
    ['two messages of one role', { messages: [user(), user()] }, /roles must alternate/],
    ['an assistant first', { messages: [assistant('a'), user()] }, /first message must use the .*user.* role/],
    [
      'a tool call without a result',
      { messages: [user(), assistant([use('toolu_1'), use('toolu_2')]), user([result('toolu_1')])] },
      /without `tool_result` blocks immediately after: toolu_2/,
    ],
    ['a result without a call', { messages: [user(), assistant('a'), user([result('toolu_9')])] }, /unexpected `tool_use_id`/],
    [
      'two results for one call',
      { messages: [user(), assistant([use('toolu_1')]), user([result('toolu_1'), result('toolu_1')])] },
      /single result/,
    ],
    [
      'text before the results',
      { messages: [user(), assistant([use('toolu_1')]), user([{ type: 'text', text: 'b' }, result('toolu_1')])] },
      /must come first/,
    ],
    ['two tools of one name', { tools: [tool, tool] }, /Tool names must be unique/],
    ['a forced tool', { tool_choice: { type: 'any' } }, /forced tool use is not supported/],
    ['thinking switched off', { thinking: { type: 'disabled' } }, /not supported for claude-sonnet-5-5/],
    ['prefill', { messages: [user(), assistant('{')] }, /does not support assistant message prefill/],
  ])('refuses %s', async (_, change, message) => {
    await expect(send(change)).rejects.toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      message: expect.stringMatching(message) as string,
    });
  });

  it('binds thinking to the prefix that it was made for', async () => {
    const first = await send({});
    const [, call] = first.content;
    if (call?.type !== 'tool_use') throw new Error('The script calls a tool.');
    const kept = assistant(first.content);
    const answered = user([{ type: 'tool_result', tool_use_id: call.id, content: '1 failing' }]);
    expect(await send({ messages: [user(), kept, answered] })).toMatchObject({ stop_reason: 'end_turn' });
    await expect(send({ system: 'changed', messages: [user(), kept, answered] })).rejects.toThrow(
      /Invalid `signature` in `thinking` block/,
    );
    await expect(send({ messages: [user('Hello! [[script:two-turns]]'), kept, answered] })).rejects.toThrow(/Invalid `signature`/);
    await expect(send({ model: 'claude-opus-5-5', messages: [user(), kept, answered] })).rejects.toThrow(/Invalid `signature`/);
  });

  it('notices that a thinking block was dropped from the middle', async () => {
    const first = await send({});
    const call = first.content.find((block) => block.type === 'tool_use');
    const answered = user([{ type: 'tool_result', tool_use_id: call?.id ?? '', content: '1 failing' }]);
    const history = [user(), assistant(first.content), answered];
    const second = await send({ messages: history });
    const dropped = [user(), assistant(first.content.slice(1)), answered, assistant(second.content), user('And?')];
    await expect(send({ messages: dropped })).rejects.toThrow(/messages.3.content.0: Invalid `signature`/);
  });

  it('answers 400 when a turn did not receive what it must', async () => {
    const messages = [user(), assistant([use('toolu_1')]), user([{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'all green' }])];
    await expect(send({ messages })).rejects.toThrow(
      /Turn 1 of the script .*two-turns.* expected a tool result .*1 failing.* received .*all green/,
    );
  });

  it('takes a paused turn back as the last message', async () => {
    const messages = [user('[[script:paused]]')];
    const paused = await send({ messages });
    expect(paused.stop_reason).toBe('pause_turn');
    expect(await send({ messages: [...messages, assistant(paused.content as Anthropic.ContentBlockParam[])] })).toMatchObject({
      content: [{ text: 'go on' }],
    });
  });

  it('reports what a shared prefix saves', async () => {
    const system = 'You are careful. '.repeat(400);
    const cached = { system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }] };
    const first = await send(cached);
    const second = await send({ ...cached, messages: [user('Another question [[script:two-turns]]')] });
    expect(first.usage.cache_creation_input_tokens).toBeGreaterThan(1_500);
    expect(second.usage).toMatchObject({
      cache_read_input_tokens: first.usage.cache_creation_input_tokens,
      cache_creation_input_tokens: 0,
    });
  });

  it('lists models, counts tokens, refuses unknown paths and unknown credentials', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toContain('constellation-demo');
    expect((await client.messages.countTokens({ model: valid.model as string, messages: valid.messages })).input_tokens).toBeGreaterThan(0);
    await expect(client.get('/v1/nothing')).rejects.toMatchObject({ status: 404, type: 'not_found_error' });
    await expect(client.withOptions({ apiKey: 'invalid' }).models.list()).rejects.toMatchObject({ status: 401 });
  });
});
