import { AgentError, type StreamMessage } from '@constellation/agent-protocol';

interface Stream<Item> extends AsyncIterable<StreamMessage<Item>> {
  cancel(error?: AgentError): void;
}

/**
 * The messages of a stream that an agent should never leave silent for long. After `silenceMs` it is cancelled and fails
 * with `deadline`: an agent that opens a stream and says nothing holds nobody up.
 */
export async function* attended<Item>(stream: Stream<Item>, silenceMs = 30_000): AsyncGenerator<StreamMessage<Item>> {
  const giveUp = (): void => stream.cancel(new AgentError('deadline', { message: 'the agent fell silent' }));
  let timer = setTimeout(giveUp, silenceMs);
  try {
    for await (const message of stream) {
      clearTimeout(timer);
      // The time that the reader takes is not the agent's.
      yield message;
      timer = setTimeout(giveUp, silenceMs);
    }
  } finally {
    clearTimeout(timer);
  }
}
