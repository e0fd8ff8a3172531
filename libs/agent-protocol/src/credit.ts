import { frameType, encodeFrame } from './frame.ts';
import { ProtocolViolation } from './protocol-violation.ts';

/** Bytes of DATA and EVENT payload that either side may send on a stream before it is granted more. */
export const initialCreditBytes = 256 * 1024;

/** A CREDIT frame: the receiver consumed `bytes`, so the sender may send as many more. */
export const creditFrame = (stream: number, bytes: number): Uint8Array => {
  const payload = new Uint8Array(4);
  new DataView(payload.buffer).setUint32(0, bytes);
  return encodeFrame(frameType.credit, stream, payload);
};

export const readCredit = (payload: Uint8Array): number => {
  if (payload.length !== 4) throw new ProtocolViolation('a credit frame is not four bytes');
  return new DataView(payload.buffer, payload.byteOffset, 4).getUint32(0);
};

/** The sender's side of a stream's credit. */
export class SendWindow {
  #available = initialCreditBytes;
  #waiting: (() => void)[] = [];
  #listener: (() => void) | undefined;

  /** Bytes that may be sent now. */
  get available(): number {
    return this.#available;
  }

  /** Bytes sent and not yet consumed by the receiver. */
  get unacknowledged(): number {
    return initialCreditBytes - this.#available;
  }

  spend(bytes: number): void {
    this.#available -= bytes;
  }

  /** Throws {@link ProtocolViolation} when more is granted than was ever sent. */
  grant(bytes: number): void {
    if (this.#available + bytes > initialCreditBytes) throw new ProtocolViolation('more credit than was spent');
    this.#available += bytes;
    this.#listener?.();
    this.wake();
  }

  /** Called after each grant. */
  onGrant(listener: () => void): void {
    this.#listener = listener;
  }

  /** Resolves when `bytes` may be sent, or when {@link wake} is called because the stream is over. */
  async room(bytes: number, isOver: () => boolean): Promise<void> {
    while (this.#available < bytes && !isOver()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The receiver's side: counts what arrives and says when to grant more. */
export class ReceiveWindow {
  #outstanding = 0;
  #consumed = 0;

  constructor(private readonly grantEvery = initialCreditBytes / 4) {}

  /** Throws {@link ProtocolViolation} when the sender exceeds its credit. */
  receive(bytes: number): void {
    this.#outstanding += bytes;
    if (this.#outstanding > initialCreditBytes) throw new ProtocolViolation('more bytes than credit');
  }

  /** Marks bytes as consumed; answers how many to grant now, 0 when it is not yet worth a frame. */
  consume(bytes: number): number {
    this.#consumed += bytes;
    if (this.#consumed < this.grantEvery) return 0;
    const granted = this.#consumed;
    this.#outstanding -= granted;
    this.#consumed = 0;
    return granted;
  }
}
