import { Readable } from 'node:stream';
import { workspaceErrors } from '@constellation/contracts-workspace';
import type { FastifyReply } from 'fastify';
import { agentFailure } from '../agents/agent-failure.ts';
import { operationCode } from '../operation-code.ts';

/** Answers items as NDJSON. The stream must be open: what fails from here on is its last line, `{type: "error"}`. */
export const sendLines = (reply: FastifyReply, items: AsyncIterable<object>): FastifyReply =>
  reply
    .headers({ 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .send(Readable.from(linesOf(items), { objectMode: false }));

/** Waits for the first item, so that what is refused at once is answered with its own status. */
export const begun = async <Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item>> => {
  const iterator = items[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    try {
      for (let item = first; item.done !== true; item = await iterator.next()) yield item.value;
    } finally {
      await iterator.return?.();
    }
  })();
};

async function* linesOf(items: AsyncIterable<object>): AsyncGenerator<string> {
  try {
    for await (const item of items) yield `${JSON.stringify(item)}\n`;
  } catch (thrown) {
    const code = operationCode(agentFailure(thrown)) ?? 'internal';
    const message = (workspaceErrors as Record<string, { sentence: string }>)[code]?.sentence ?? 'It was stopped by an error.';
    yield `${JSON.stringify({ type: 'error', code, message })}\n`;
  }
}
