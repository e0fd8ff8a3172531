import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, type FrameType, frameType, maxPayloadBytes } from './frame.ts';
import { FrameDecoder } from './frame-decoder.ts';
import { ProtocolViolation } from './protocol-violation.ts';

const anyFrame = fc.record({
  type: fc.constantFrom<FrameType>(...Object.values(frameType)),
  stream: fc.integer({ min: 0, max: 0xffffffff }),
  payload: fc.uint8Array({ maxLength: 300 }),
});

const cut = (bytes: Uint8Array, sizes: number[]): Uint8Array[] => {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (let index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
};

describe('FrameDecoder', () => {
  it('gives back every frame whatever the chunks it arrives in', () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 97 }), {
          minLength: 1,
          maxLength: 20,
        }),
        (frames, sizes) => {
          const bytes = Uint8Array.from(frames.flatMap(({ type, stream, payload }) => [...encodeFrame(type, stream, payload)]));
          const decoder = new FrameDecoder();
          const decoded = cut(bytes, sizes)
            .flatMap((chunk) => decoder.push(chunk))
            .map(decodeFrame);
          expect(
            decoded.map((frame) => ({
              ...frame,
              payload: Uint8Array.from(frame.payload),
            })),
          ).toEqual(frames);
          expect(decoder.heldBytes).toBe(0);
        },
      ),
    );
  });

  it('survives any bytes: it refuses them as a violation or holds at most one frame', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 30 }), (chunks) => {
        const decoder = new FrameDecoder();
        try {
          for (const chunk of chunks) for (const frame of decoder.push(chunk)) decodeFrame(frame);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolViolation);
        }
        expect(decoder.heldBytes).toBeLessThanOrEqual(maxPayloadBytes + 9);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a length out of bounds as soon as it reads it', () => {
    expect(() => new FrameDecoder().push(Uint8Array.of(0, 1, 0, 6))).toThrow(ProtocolViolation);
    expect(() => new FrameDecoder().push(Uint8Array.of(0, 0, 0, 4))).toThrow(ProtocolViolation);
    expect(new FrameDecoder().push(Uint8Array.of(0, 1, 0, 5))).toEqual([]);
  });
});

describe('decodeFrame', () => {
  it('refuses an unknown type, a wrong length and a short header', () => {
    const frame = encodeFrame(frameType.data, 1, Uint8Array.of(1, 2));
    expect(() => decodeFrame(frame.with(4, 0))).toThrow(ProtocolViolation);
    expect(() => decodeFrame(frame.with(4, 11))).toThrow(ProtocolViolation);
    expect(() => decodeFrame(frame.subarray(0, 10))).toThrow(ProtocolViolation);
    expect(() => decodeFrame(frame.subarray(0, 5))).toThrow(ProtocolViolation);
  });

  it('refuses to encode more than one frame holds', () => {
    expect(() => encodeFrame(frameType.data, 1, new Uint8Array(maxPayloadBytes + 1))).toThrow(ProtocolViolation);
  });
});
