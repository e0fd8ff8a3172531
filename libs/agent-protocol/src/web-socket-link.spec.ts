import { describe, expect, it, vi } from 'vitest';
import { webSocketLink, type WebSocketLike } from './web-socket-link.ts';

class FakeSocket implements WebSocketLike {
  binaryType = 'blob';
  bufferedAmount = 7;
  readyState = 1;
  readonly sent: Uint8Array[] = [];
  readonly close = vi.fn();
  readonly #listeners = new Map<string, (event: never) => void>();
  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, listener);
  }
  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
  }
  emit(type: string, event: unknown): void {
    this.#listeners.get(type)?.(event as never);
  }
}

describe('webSocketLink', () => {
  it('carries one frame per binary message, both ways', () => {
    const socket = new FakeSocket();
    const link = webSocketLink(socket);
    const frames: Uint8Array[] = [];
    link.onFrame((frame) => frames.push(frame));
    socket.emit('message', { data: Uint8Array.of(1, 2).buffer });
    link.send(Uint8Array.of(3));
    expect(socket.binaryType).toBe('arraybuffer');
    expect(frames).toEqual([Uint8Array.of(1, 2)]);
    expect(socket.sent).toEqual([Uint8Array.of(3)]);
    expect(link.queuedBytes()).toBe(7);
  });

  it('closes on a text message, and sends nothing once closed', () => {
    const socket = new FakeSocket();
    const link = webSocketLink(socket);
    socket.emit('message', { data: 'text' });
    expect(socket.close).toHaveBeenCalledWith(1003, expect.any(String));
    socket.readyState = 3;
    link.send(Uint8Array.of(1));
    expect(socket.sent).toEqual([]);
  });

  it('tells an orderly end from a broken one', () => {
    const causes = [1000, 1006].map((code) => {
      const socket = new FakeSocket();
      const onClose = vi.fn();
      webSocketLink(socket).onClose(onClose);
      socket.emit('close', { code, reason: '' });
      return onClose.mock.calls[0]?.[0] as unknown;
    });
    expect(causes).toEqual([undefined, expect.objectContaining({ message: 'the socket closed with 1006' })]);
  });
});
