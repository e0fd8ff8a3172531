import { isOperationError } from '@constellation/server-http';
import type { RawData, WebSocket } from 'ws';
import { closeCodes } from './close-codes.ts';
import { forwardWithFlow } from './socket-flow.ts';

const firstDelayMs = 50;
// A person with an open terminal waits for this one.
const lastDelayMs = 300;
const giveUpAfterMs = 60_000;

/**
 * Carries frames between a browser and the instance that owns its workspace. When that instance goes, it finds the next one
 * and says the browser's HELLO there again; the browser sees a second HELLO in answer and knows that its streams are gone.
 */
export class WorkspacePipe {
  private instance: WebSocket | undefined;
  private hello: Buffer | undefined;
  private isOpening = false;

  constructor(
    private readonly browser: WebSocket,
    private readonly open: () => Promise<WebSocket>,
  ) {}

  start(): void {
    this.browser.on('message', (data, isBinary) => {
      this.fromBrowser(data, isBinary);
    });
    this.browser.once('close', () => this.instance?.close());
    void this.connect();
  }

  /** Takes a new link, for instance since the person's role has changed. */
  reopen(): void {
    this.instance?.close();
  }

  private fromBrowser(data: RawData, isBinary: boolean): void {
    if (!isBinary) return this.browser.close(1003, 'Binary frames only.');
    this.hello ??= data as Buffer;
    // Between two instances there is nobody to take a frame, and its stream is gone anyway.
    if (this.instance?.readyState === this.browser.OPEN) forwardWithFlow(this.browser, this.instance, data as Buffer, true);
  }

  private async connect(): Promise<void> {
    if (this.isOpening) return;
    this.isOpening = true;
    const since = Date.now();
    for (let delay = firstDelayMs; this.browser.readyState === this.browser.OPEN; delay = Math.min(delay * 2, lastDelayMs)) {
      try {
        this.use(await this.open());
        break;
      } catch (error) {
        const code = isOperationError(error) ? error.code : 'internal';
        if (code === 'workspace.not_running') this.browser.close(closeCodes.workspaceNotRunning, 'The workspace is not running.');
        else if (code === 'not_found') this.browser.close(closeCodes.noAccess, 'There is no such workspace.');
        else if (Date.now() - since > giveUpAfterMs) this.browser.close(closeCodes.unavailable, 'The workspace does not answer.');
        else await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
    this.isOpening = false;
  }

  private use(instance: WebSocket): void {
    this.instance = instance;
    instance.on('message', (data, isBinary) => {
      if (this.browser.readyState === this.browser.OPEN) forwardWithFlow(instance, this.browser, data as Buffer, isBinary);
    });
    instance.once('close', () => {
      this.instance = undefined;
      void this.connect();
    });
    if (this.hello !== undefined) instance.send(this.hello, { binary: true });
    if (this.browser.readyState !== this.browser.OPEN) instance.close();
    else if (this.browser.isPaused) this.browser.resume();
  }
}
