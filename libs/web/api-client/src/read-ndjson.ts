import { OperationError } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { offlineError } from './client-errors.ts';
import { parseJson } from './parse-json.ts';

const longestLine = 4 * 1024 * 1024;
const lastLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('end') }).loose(),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
]);

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  let held = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      held += value;
      const lines = held.split('\n');
      held = lines.pop() ?? '';
      if (held.length > longestLine) throw new OperationError('client.reply_invalid', { executed: 'yes' });
      yield* lines;
    }
    yield held;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * The items of an NDJSON answer, parsed. `{"type":"end"}` is the last item and is handed on, since it may say more;
 * `{"type":"error"}` throws its code; an answer that stops without either is `client.offline`.
 */
export async function* readNdjson<Item extends z.ZodType>(response: Response, item: Item): AsyncGenerator<z.output<Item>, void> {
  if (response.body === null) throw new OperationError('client.reply_invalid', { executed: 'yes' });
  const lines = linesOf(response.body);
  for (;;) {
    const next = await lines.next().catch((cause: unknown) => {
      throw cause instanceof OperationError ? cause : offlineError(cause);
    });
    if (next.done === true) throw offlineError(new Error('The answer stopped before its end'));
    if (next.value.trim() === '') continue;
    const value = parseJson(next.value);
    const end = lastLine.safeParse(value);
    if (end.success && end.data.type === 'error') throw new OperationError(end.data.code, { message: end.data.message });
    const parsed = item.safeParse(value);
    if (!parsed.success) throw new OperationError('client.reply_invalid', { executed: 'yes', cause: parsed.error });
    yield parsed.data;
    if (end.success) return;
  }
}
