import { TextDecoder } from 'node:util';
import { outputChannel } from '@constellation/agent-protocol';

/** Characters kept from each end; what lies between is dropped as it comes. */
const keptHead = 64_000;
const keptTail = 256_000;

/** A command's output as one text, with stdout and stderr as they arrived. Offsets count all characters, kept or not. */
export class CommandOutput {
  private readonly decoders = new Map<number, TextDecoder>();
  private head = '';
  private tail = '';
  private dropped = 0;

  /** A chunk whose first byte names its channel. */
  push(bytes: Uint8Array): void {
    const channel = bytes[0] === outputChannel.stderr ? outputChannel.stderr : outputChannel.stdout;
    const decoder = this.decoders.get(channel) ?? new TextDecoder();
    this.decoders.set(channel, decoder);
    this.add(decoder.decode(bytes.subarray(1), { stream: true }));
  }

  /** Earlier output was lost, such as while no instance of the service read it. */
  gap(): void {
    this.add('\n… some output is missing here …\n');
  }

  get length(): number {
    return this.head.length + this.dropped + this.tail.length;
  }

  get isCut(): boolean {
    return this.dropped > 0;
  }

  all(): string {
    return this.dropped === 0 ? this.head + this.tail : `${this.head}\n… ${String(this.dropped)} characters left out …\n${this.tail}`;
  }

  /** What came after `offset`, at most `limit` characters of it, and the offset after that. */
  from(offset: number, limit: number): { output: string; offset: number } {
    const tailStart = this.head.length + this.dropped;
    const start = offset > this.length ? this.length : offset < this.head.length || offset >= tailStart ? offset : tailStart;
    const part = start < this.head.length ? this.head.slice(start) : this.tail.slice(start - tailStart);
    const output = part.slice(0, limit);
    return { output, offset: start + output.length };
  }

  private add(text: string): void {
    const room = this.dropped === 0 && this.tail === '' ? keptHead - this.head.length : 0;
    this.head += text.slice(0, room);
    this.tail += text.slice(room);
    const over = this.tail.length - keptTail;
    if (over <= keptTail / 4) return;
    this.tail = this.tail.slice(over);
    this.dropped += over;
  }
}
