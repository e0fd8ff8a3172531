import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readNdjson } from './read-ndjson.ts';

const item = z.union([
  z.object({ type: z.literal('match'), line: z.number() }),
  z.object({ type: z.literal('end'), truncated: z.boolean().optional() }),
]);

const answer = (...chunks: string[]): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    }),
  );

const all = async (response: Response): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const each of readNdjson(response, item)) items.push(each);
  return items;
};

describe('readNdjson', () => {
  it('joins lines that arrive in pieces and hands the end on', async () => {
    expect(await all(answer('{"type":"match","li', 'ne":1}\n{"type":"match","line":2}\n', '{"type":"end","truncated":true}\n'))).toEqual([
      { type: 'match', line: 1 },
      { type: 'match', line: 2 },
      { type: 'end', truncated: true },
    ]);
  });

  it('throws the code of an error line', async () => {
    await expect(all(answer('{"type":"error","code":"search.pattern_invalid","message":"no"}\n'))).rejects.toMatchObject({
      code: 'search.pattern_invalid',
    });
  });

  it('does not take an answer that was cut for a whole one', async () => {
    await expect(all(answer('{"type":"match","line":1}\n'))).rejects.toMatchObject({ code: 'client.offline' });
  });

  it('refuses a line that is no JSON', async () => {
    await expect(all(answer('<html>\n'))).rejects.toMatchObject({ code: 'client.reply_invalid' });
  });
});
