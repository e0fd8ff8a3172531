import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, frameKinds, maxMessageBytes, type Frame } from './frames.ts';

const request: Frame = [frameKinds.request, '1', 'project.get.v1', { r: 'gateway-1', t: 100, c: 'cor', a: 'token' }, { projectId: 'x' }];

describe('a frame', () => {
  it('comes out as it went in', () => {
    expect(decodeFrame(encodeFrame(request) ?? '')).toEqual(request);
  });

  it('of a later version of the protocol is read as far as it is known', () => {
    const [kind, id, operation, meta, input] = request as [number, string, string, object, unknown];
    const later = JSON.stringify([kind, id, operation, { ...meta, k: 'new' }, input, 'a new element']);
    expect(decodeFrame(later)).toEqual([...request, 'a new element']);
    expect(decodeFrame('[99,"x"]')).toBeUndefined();
  });

  it.each(['', 'null', '{}', '[0]', '[0,"1","op",{}]', '[5,"1",{}]', '[4,"",0]'])('is dropped when it is malformed: %s', (message) => {
    expect(decodeFrame(message)).toBeUndefined();
  });

  it('is refused by its bytes, not its characters', () => {
    const fits: Frame = [frameKinds.last, '1', 0, 'x'.repeat(maxMessageBytes - 12)];
    expect(encodeFrame(fits)).toBeDefined();
    expect(encodeFrame([frameKinds.last, '1', 0, 'é'.repeat(maxMessageBytes / 2)])).toBeUndefined();
  });
});
