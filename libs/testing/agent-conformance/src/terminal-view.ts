import { type AgentClient, attachTerminal, type ClientStream, type VerbSentInput, type VerbTrailer } from '@constellation/agent-protocol';
import { vi } from 'vitest';
import { bytesOf } from './collect.ts';

const keptLetters = 3_000_000;

/** A viewer of a terminal that reads all the time and remembers what it saw. */
export class TerminalView {
  text = '';
  /** Offset after the last byte seen. */
  offset: number;
  gaps = 0;
  sizes: string[] = [];
  end: VerbTrailer<typeof attachTerminal> | undefined;
  readonly #reading: Promise<void>;

  private constructor(readonly stream: ClientStream<typeof attachTerminal>) {
    this.offset = stream.opened.offset;
    this.#reading = this.#read().catch(() => undefined);
  }

  static async attach(client: AgentClient, input: VerbSentInput<typeof attachTerminal>): Promise<TerminalView> {
    return new TerminalView(await client.open(attachTerminal, input));
  }

  async type(text: string): Promise<void> {
    await this.stream.write(bytesOf(text));
  }

  async shows(text: string, timeout = 10_000): Promise<void> {
    await vi.waitFor(
      () => {
        if (!this.text.includes(text)) throw new Error(`the terminal does not show ${text} but ${JSON.stringify(this.text.slice(-2_000))}`);
      },
      { timeout, interval: 5 },
    );
  }

  async hasEnded(): Promise<VerbTrailer<typeof attachTerminal>> {
    await this.#reading;
    return this.stream.ended;
  }

  async leave(): Promise<void> {
    this.stream.cancel();
    await this.#reading;
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const message of this.stream) {
      if (message.kind === 'bytes') {
        this.text += decoder.decode(message.bytes, { stream: true });
        if (this.text.length > 2 * keptLetters) this.text = this.text.slice(-keptLetters);
        this.offset += message.bytes.length;
      } else if (message.item.type === 'gap') {
        this.gaps += 1;
        this.offset = message.item.offset;
      } else if (message.item.type === 'size') this.sizes.push(`${message.item.columns}x${message.item.rows}`);
    }
  }
}
