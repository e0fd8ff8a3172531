import { describe, expect, it, vi } from 'vitest';
import { byteLink, type ByteDuplex } from './byte-link.ts';
import { encodeFrame, frameType } from './frame.ts';
import { ProtocolViolation } from './protocol-violation.ts';

class FakeDuplex implements ByteDuplex {
  destroyed = false;
  writableLength = 0;
  readonly written: Uint8Array[] = [];
  readonly #listeners = new Map<string, (value: never) => void>();
  on(event: string, listener: (value: never) => void): this {
    this.#listeners.set(event, listener);
    return this;
  }
  write(bytes: Uint8Array): boolean {
    this.written.push(bytes);
    return true;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
  emit(event: string, value?: unknown): void {
    this.#listeners.get(event)?.(value as never);
  }
}

describe('byteLink', () => {
  it('cuts what arrives into frames and writes frames as they are', () => {
    const duplex = new FakeDuplex();
    const link = byteLink(duplex);
    const frames: Uint8Array[] = [];
    link.onFrame((frame) => frames.push(frame));
    const frame = encodeFrame(frameType.data, 1, Uint8Array.of(9));
    for (const part of [frame.subarray(0, 3), frame.subarray(3)]) duplex.emit('data', part);
    link.send(frame);
    expect(frames).toEqual([frame]);
    expect(duplex.written).toEqual([frame]);
  });

  it('destroys a stream of anything else and says why', () => {
    const duplex = new FakeDuplex();
    const link = byteLink(duplex);
    const onClose = vi.fn();
    link.onClose(onClose);
    duplex.emit('data', Uint8Array.of(255, 255, 255, 255));
    expect(duplex.destroyed).toBe(true);
    expect(onClose).toHaveBeenCalledWith(expect.any(ProtocolViolation));
    link.send(Uint8Array.of(1));
    expect(duplex.written).toEqual([]);
  });

  it('says what broke the carrier', () => {
    const duplex = new FakeDuplex();
    const link = byteLink(duplex);
    const onClose = vi.fn();
    link.onClose(onClose);
    duplex.emit('error', new Error('reset'));
    duplex.emit('close');
    expect(onClose).toHaveBeenCalledWith(expect.objectContaining({ message: 'reset' }));
  });
});
