import { AgentClient, attachTerminal, type ClientStream, webSocketLink } from '@constellation/agent-protocol';
import type { Terminal as OpenedTerminal } from '@constellation/contracts-workspace';
import type { Browser } from './browser.ts';
import { openSocket } from './open-socket.ts';

const promptEnd = /[$#%>] (\u001b\[[0-9;?]*[a-zA-Z])*$/;
const waitLimitMs = 20_000;

/** A terminal of a workspace as the IDE has it: bytes over the workspace's socket, credit for what was shown. */
export class Terminal {
  readonly #client: AgentClient;
  readonly #stream: ClientStream<typeof attachTerminal>;
  #shown = '';
  #wake: () => void = () => undefined;

  private constructor(client: AgentClient, stream: ClientStream<typeof attachTerminal>) {
    this.#client = client;
    this.#stream = stream;
    void this.#show();
  }

  /** Opens a terminal with a login shell, and attaches to it. */
  static async open(browser: Browser, workspaceId: string): Promise<{ terminal: Terminal; id: string }> {
    const path = `/workspaces/${workspaceId}/terminals`;
    const [client, { id }] = await Promise.all([connect(browser, workspaceId), browser.call<OpenedTerminal>('POST', path, { body: {} })]);
    return { terminal: await Terminal.#attached(client, id), id };
  }

  /** Attaches to a terminal that is there, over a new socket. */
  static async attach(browser: Browser, workspaceId: string, id: string): Promise<Terminal> {
    return Terminal.#attached(await connect(browser, workspaceId), id);
  }

  static async #attached(client: AgentClient, id: string): Promise<Terminal> {
    return new Terminal(client, await client.open(attachTerminal, { id }));
  }

  /** Called once, when the socket is over. */
  onClose(listener: () => void): void {
    this.#client.onClose(listener);
  }

  type(text: string): void {
    void this.#stream.write(Buffer.from(text));
  }

  /** Types, and resolves when all that was typed has come back. */
  async echo(text: string): Promise<void> {
    this.#shown = '';
    this.type(text);
    await this.#until(() => this.#shown.includes(text));
  }

  /** Resolves when the last thing shown is a prompt. */
  async untilPrompt(): Promise<void> {
    await this.#until(() => promptEnd.test(this.#shown));
  }

  /** Runs a command and resolves at the next prompt. */
  async run(command: string): Promise<void> {
    await this.echo(command);
    this.#shown = '';
    this.type('\r');
    await this.untilPrompt();
  }

  close(): void {
    this.#client.close();
  }

  async #show(): Promise<void> {
    try {
      for await (const message of this.#stream) {
        if (message.kind !== 'bytes') continue;
        this.#shown += Buffer.from(message.bytes).toString('utf8');
        this.#wake();
      }
    } catch {
      this.#wake(); // the socket is over; whoever waits finds out by the limit or by onClose
    }
  }

  async #until(isThere: () => boolean): Promise<void> {
    const end = performance.now() + waitLimitMs;
    while (!isThere()) {
      if (this.#client.isClosed || performance.now() > end)
        throw new Error(`The terminal did not show what was expected; it showed ${JSON.stringify(this.#shown.slice(-200))}.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - performance.now());
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

const connect = async (browser: Browser, workspaceId: string): Promise<AgentClient> =>
  AgentClient.connect(webSocketLink(await openSocket(browser, { kind: 'workspace', id: workspaceId })));
