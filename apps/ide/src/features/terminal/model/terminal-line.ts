import {
  AgentError,
  attachTerminal,
  type AgentClient,
  type ClientStream,
  type StreamMessage,
  type VerbItem,
} from '@constellation/agent-protocol';
import type { ReadableCell } from '@constellation/web-api-client';
import type { TerminalTab } from '../state/terminals-state.ts';

/** The part of a terminal's screen that its line writes to. */
export interface LineScreen {
  readonly size: { columns: number; rows: number };
  /** Resolves when the bytes are shown. */
  write: (bytes: Uint8Array) => Promise<void>;
  reset: () => void;
}

/**
 * The line between a terminal in the workspace and its screen. Each new connection goes on at the byte after the last one shown, so that nothing is missing
 * and nothing is shown twice. Credit for more output is granted only for what is on the screen: a flood never freezes the page.
 */
export class TerminalLine {
  private offset: number | undefined;
  private bootId: string | undefined;
  private stream: ClientStream<typeof attachTerminal> | undefined;
  private readonly stopFollowing: () => void;
  private isDisposed = false;

  constructor(
    readonly tab: TerminalTab,
    private readonly clients: ReadableCell<AgentClient | undefined>,
    private readonly screen: LineScreen,
  ) {
    this.stopFollowing = clients.subscribe(() => this.follow());
    this.follow();
  }

  /** What is typed while there is no connection is dropped: it could not be shown and must not run later. */
  send(bytes: Uint8Array): void {
    void this.stream?.write(bytes);
  }

  resize(columns: number, rows: number): void {
    void this.stream?.signal({ type: 'resize', columns, rows });
  }

  dispose(): void {
    this.isDisposed = true;
    this.stopFollowing();
    this.stream?.cancel();
  }

  private follow(): void {
    const client = this.clients.get();
    if (client === undefined) {
      if (this.tab.phase === 'attached') this.tab.phase = 'waiting';
      return;
    }
    if (this.tab.phase === 'ended' || this.tab.phase === 'lost') return;
    if (this.bootId !== undefined && client.agent.bootId !== this.bootId) {
      this.tab.phase = 'lost';
      return;
    }
    this.bootId = client.agent.bootId;
    void this.attach(client);
  }

  private async attach(client: AgentClient): Promise<void> {
    try {
      const stream = await client.open(attachTerminal, {
        id: this.tab.id,
        ...this.screen.size,
        ...(this.offset === undefined ? {} : { fromOffset: this.offset }),
      });
      if (this.isDisposed) {
        stream.cancel();
        return;
      }
      this.stream = stream;
      // The screen may have found its size while the answer was on its way.
      const { columns, rows } = this.screen.size;
      this.resize(columns, rows);
      const { opened } = stream;
      if (opened.gap) await this.startAnew(opened.alternateScreen);
      this.offset = opened.offset;
      this.tab.name = opened.name;
      this.tab.phase = 'attached';
      for await (const message of stream) await this.take(message);
      const trailer = await stream.ended;
      this.tab.phase = 'ended';
      this.tab.exit = { exitCode: trailer.exitCode, signal: trailer.signal };
    } catch (cause) {
      this.failed(cause);
    } finally {
      this.stream = undefined;
    }
  }

  private async take(message: StreamMessage<VerbItem<typeof attachTerminal>>): Promise<void> {
    if (message.kind === 'bytes') {
      await this.screen.write(message.bytes);
      this.offset = (this.offset ?? 0) + message.bytes.length;
    } else if (message.item.type === 'gap') {
      await this.startAnew(message.item.alternateScreen);
      this.offset = message.item.offset;
    } else if (message.item.type === 'name') this.tab.name = message.item.name;
  }

  /** Earlier output is lost; a full-screen program draws itself again on the screen that it uses. */
  private async startAnew(isAlternateScreen: boolean): Promise<void> {
    this.screen.reset();
    if (isAlternateScreen) await this.screen.write(new TextEncoder().encode('\u001b[?1049h'));
  }

  private failed(cause: unknown): void {
    if (this.isDisposed || this.tab.phase === 'ended') return;
    const isForgotten = cause instanceof AgentError && cause.code === 'not_found';
    this.tab.phase = isForgotten ? 'lost' : 'waiting';
  }
}
