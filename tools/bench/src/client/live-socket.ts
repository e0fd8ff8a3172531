import type { LiveServerFrame, LiveSubject } from '@constellation/contracts-kernel';
import type { WebSocket } from 'ws';
import type { Browser } from './browser.ts';
import { openSocket } from './open-socket.ts';

type Listener = (frame: LiveServerFrame, atMs: number) => void;

/** The one `/ws` of a tab. Each frame is told with the time (ms since 1970) at which the socket gave it. */
export class LiveSocket {
  readonly #listeners = new Map<string, Listener>();
  #lastId = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (bytes: Buffer) => {
      const atMs = Date.now();
      const frame = JSON.parse(bytes.toString('utf8')) as LiveServerFrame;
      if ('id' in frame && frame.id !== undefined) this.#listeners.get(frame.id)?.(frame, atMs);
    });
  }

  static async open(browser: Browser): Promise<LiveSocket> {
    return new LiveSocket(await openSocket(browser, { kind: 'live' }));
  }

  /** Follows a resource; `listener` also hears `subscribed` and `error`. */
  subscribe(subject: LiveSubject, listener: Listener): void {
    this.#lastId += 1;
    const id = String(this.#lastId);
    this.#listeners.set(id, listener);
    this.socket.send(JSON.stringify({ type: 'subscribe', id, subject }));
  }

  close(): void {
    this.socket.close();
  }
}
