import { ProtocolViolation } from './protocol-violation.ts';

/** The protocol's version, said in HELLO. A peer of another version is refused. */
export const protocolVersion = 1;

/** Largest payload of one frame in bytes. Larger bodies travel as several DATA frames, so that streams interleave. */
export const maxPayloadBytes = 64 * 1024;

/** Bytes before the payload: `u32 length | u8 type | u32 stream`, big endian. `length` counts what follows it. */
export const frameHeaderBytes = 9;

/** What a frame is. HELLO, PING and PONG travel on stream 0; all others belong to the stream that a REQ opened. */
export const frameType = {
  hello: 1,
  request: 2,
  response: 3,
  error: 4,
  data: 5,
  credit: 6,
  end: 7,
  event: 8,
  ping: 9,
  pong: 10,
} as const;
export type FrameType = (typeof frameType)[keyof typeof frameType];

export interface Frame {
  type: FrameType;
  stream: number;
  payload: Uint8Array;
}

const isFrameType = (value: number): value is FrameType => value >= frameType.hello && value <= frameType.pong;

/** Encodes one frame. Throws {@link ProtocolViolation} when the payload exceeds {@link maxPayloadBytes}. */
export const encodeFrame = (type: FrameType, stream: number, payload: Uint8Array = new Uint8Array(0)): Uint8Array => {
  if (payload.length > maxPayloadBytes) throw new ProtocolViolation(`a payload of ${payload.length} bytes does not fit a frame`);
  const bytes = new Uint8Array(frameHeaderBytes + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 5 + payload.length);
  view.setUint8(4, type);
  view.setUint32(5, stream);
  bytes.set(payload, frameHeaderBytes);
  return bytes;
};

/**
 * Reads one whole frame; the payload is a view, not a copy. Throws {@link ProtocolViolation} unless `bytes` is exactly one
 * frame of a known type within the size limit.
 */
export const decodeFrame = (bytes: Uint8Array): Frame => {
  if (bytes.length < frameHeaderBytes) throw new ProtocolViolation('a frame is shorter than its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== bytes.length - 4) throw new ProtocolViolation('a frame does not have the length it claims');
  if (bytes.length > frameHeaderBytes + maxPayloadBytes) throw new ProtocolViolation('a frame is larger than allowed');
  const type = view.getUint8(4);
  if (!isFrameType(type)) throw new ProtocolViolation(`a frame has the unknown type ${type}`);
  return {
    type,
    stream: view.getUint32(5),
    payload: bytes.subarray(frameHeaderBytes),
  };
};
