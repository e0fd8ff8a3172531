import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createStandIn, type RecordedRequest, type ScriptedTurns } from './index.ts';

let server: Server;
let folder: string;
let baseURL: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  server = createStandIn({ scripts: folder }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const client = (options: ConstructorParameters<typeof Anthropic>[0] = {}) => new Anthropic({ apiKey: 'key', baseURL, ...options });

const play = async (label: string, script: ScriptedTurns) => {
  await writeFile(join(folder, `${label}.json`), JSON.stringify(script));
  return { model: 'claude-sonnet-5-5', max_tokens: 1_000, messages: [{ role: 'user' as const, content: `Go. [[script:${label}]]` }] };
};

const recorded = async (label: string): Promise<RecordedRequest[]> => {
  const answer = (await (await fetch(`${baseURL}/__requests?conversation=${label}`)).json()) as { requests: RecordedRequest[] };
  return answer.requests;
};

const streamedTypes = async (
  request: Parameters<Anthropic['messages']['create']>[0],
  options?: { signal?: AbortSignal; maxRetries?: number },
) => {
  const types: string[] = [];
  const stream = await client().messages.create({ ...request, stream: true }, options);
  for await (const event of stream) types.push(event.type);
  return types;
};

const hello = { reply: [{ type: 'text' as const, text: 'Hello there, this is a reply of some length.' }] };

describe('faults, as the real client meets them', () => {
  it('ends a raw stream without a word when message_stop is missing', async () => {
    const request = await play('clean-end', { turns: [{ ...hello, faults: [{ kind: 'end' }] }] });
    expect(await streamedTypes(request)).not.toContain('message_stop');
    await expect(
      client()
        .messages.stream(await play('clean-end-2', { turns: [{ ...hello, faults: [{ kind: 'end' }] }] }))
        .finalMessage(),
    ).rejects.toThrow();
  });

  it('breaks a stream by a cut socket, once', async () => {
    const request = await play('cut', { turns: [{ ...hello, faults: [{ kind: 'cut', afterFrames: 4 }] }] });
    await expect(streamedTypes(request)).rejects.toThrow(/terminated/);
    expect(await recorded('cut')).toHaveLength(1);
  });

  it('tells an error event by its type', async () => {
    const request = await play('error-event', { turns: [{ ...hello, faults: [{ kind: 'error-event' }] }] });
    await expect(streamedTypes(request)).rejects.toMatchObject({ type: 'overloaded_error', status: undefined });
  });

  it('is asked again after 429 and 529', async () => {
    const later = { 'retry-after-ms': '1' };
    const request = await play('retried', {
      turns: [
        {
          ...hello,
          faults: [
            { kind: 'status', status: 429, headers: later },
            { kind: 'status', status: 529, headers: later },
          ],
        },
      ],
    });
    expect(await streamedTypes(request)).toContain('message_stop');
    expect((await recorded('retried')).map(({ headers }) => headers['x-stainless-retry-count'])).toEqual(['0', '1', '2']);
  });

  it('is asked once when the answer says that asking again is no use', async () => {
    const request = await play('spend', {
      turns: [{ ...hello, faults: [{ kind: 'status', status: 429, headers: { 'x-should-retry': 'false' } }] }],
    });
    await expect(streamedTypes(request)).rejects.toMatchObject({ status: 429, type: 'rate_limit_error' });
    expect(await recorded('spend')).toHaveLength(1);
  });

  it.each([
    [401, 'authentication_error'],
    [402, 'billing_error'],
    [403, 'permission_error'],
    [404, 'not_found_error'],
    [413, 'request_too_large'],
  ])('answers %i as %s', async (status, type) => {
    const request = await play(`status-${status}`, { turns: [{ ...hello, faults: [{ kind: 'status', status }] }] });
    await expect(streamedTypes(request)).rejects.toMatchObject({ status, type });
  });

  it('is silent as long as the script says, then goes on', async () => {
    const request = await play('silence', { turns: [{ ...hello, faults: [{ kind: 'silence', ms: 120 }] }] });
    const started = performance.now();
    expect(await streamedTypes(request)).toContain('message_stop');
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
  });

  it('drops every frame without a name', async () => {
    expect(await streamedTypes(await play('nameless', { turns: [{ ...hello, faults: [{ kind: 'nameless-frames' }] }] }))).toEqual([]);
  });

  it('cuts the JSON of a tool call when the tokens run out', async () => {
    const reply = [{ type: 'tool_use' as const, name: 'write', inputText: '{"path":"a.ts","content":"ab' }];
    const message = await client()
      .messages.stream(await play('cut-json', { turns: [{ reply, stopReason: 'max_tokens' }] }))
      .finalMessage();
    expect(message).toMatchObject({ stop_reason: 'max_tokens', content: [{ input: { path: 'a.ts' } }] });
  });

  it('sends JSON of a tool call that cannot be read', async () => {
    const request = await play('bad-json', { turns: [{ reply: [{ type: 'tool_use', name: 'write', inputText: '{"path" "a.ts"}' }] }] });
    await expect(client().messages.stream(request).finalMessage()).rejects.toThrow();
  });

  it('sees at once that the client left', async () => {
    const request = await play('leave', { turns: [{ ...hello, chunkSize: 1, delayMs: 20 }] });
    const leaving = new AbortController();
    const stream = await client().messages.create({ ...request, stream: true }, { signal: leaving.signal });
    await stream[Symbol.asyncIterator]().next();
    leaving.abort();
    await vi.waitFor(async () => expect(await recorded('leave')).toMatchObject([{ outcome: 'aborted' }]));
  });

  it('plays well once its faults are spent, and counts conversations apart', async () => {
    const request = await play('twice', { turns: [{ ...hello, faults: [{ kind: 'end' }] }] });
    expect(await streamedTypes(request)).not.toContain('message_stop');
    expect(await streamedTypes(request)).toContain('message_stop');
    const other = { ...request, messages: [{ role: 'user' as const, content: 'Go. [[script:twice#other]]' }] };
    expect(await streamedTypes(other)).not.toContain('message_stop');
  });
});
