const initialBytes = 16 * 1024;

/** The last bytes of an endless output, addressed by their absolute offset. Grows to its capacity only when needed. */
export class RingBuffer {
  #bytes: Buffer;
  #next = 0;
  #first = 0;

  constructor(private readonly capacity: number) {
    this.#bytes = Buffer.allocUnsafe(Math.min(initialBytes, capacity));
  }

  /** Offset of the oldest byte held. */
  get firstOffset(): number {
    return this.#first;
  }

  /** Offset of the next byte to come: how many there were in all. */
  get nextOffset(): number {
    return this.#next;
  }

  append(bytes: Uint8Array): void {
    const skipped = Math.max(0, bytes.length - this.capacity);
    this.#next += skipped;
    if (skipped > 0) this.#first = this.#next;
    const kept = bytes.subarray(skipped);
    this.#grow(this.#next - this.#first + kept.length);
    for (let at = 0; at < kept.length;) {
      const position = this.#next % this.#bytes.length;
      const count = Math.min(kept.length - at, this.#bytes.length - position);
      this.#bytes.set(kept.subarray(at, at + count), position);
      at += count;
      this.#next += count;
    }
    this.#first = Math.max(this.#first, this.#next - this.#bytes.length);
  }

  /** A view of up to `limit` bytes from `offset`, valid until the next {@link append}. Empty at the end; may stop early where the ring wraps. */
  view(offset: number, limit: number): Uint8Array {
    if (offset < this.#first || offset >= this.#next) return new Uint8Array(0);
    const position = offset % this.#bytes.length;
    const count = Math.min(limit, this.#next - offset, this.#bytes.length - position);
    return this.#bytes.subarray(position, position + count);
  }

  /** Forgets all but the last `bytes` and gives the memory back. */
  shrink(bytes: number): void {
    const first = Math.max(this.#first, this.#next - bytes);
    this.#resize(first, Math.max(1, this.#next - first));
  }

  #grow(needed: number): void {
    if (needed <= this.#bytes.length || this.#bytes.length === this.capacity) return;
    let size = this.#bytes.length;
    while (size < needed) size *= 2;
    this.#resize(this.#first, Math.min(size, this.capacity));
  }

  #resize(first: number, size: number): void {
    const moved = Buffer.allocUnsafe(size);
    for (let offset = first; offset < this.#next;) {
      const part = this.view(offset, size);
      for (let at = 0; at < part.length;) {
        const position = (offset + at) % size;
        const count = Math.min(part.length - at, size - position);
        moved.set(part.subarray(at, at + count), position);
        at += count;
      }
      offset += part.length;
    }
    this.#first = first;
    this.#bytes = moved;
  }
}
