import { canonicalHash } from '@constellation/core-canonical-json';
import { endedRunStates, type Conversation, type Run, type RunChange, type RunContext } from '@constellation/contracts-claude';
import type { ConversationId, RunMode } from '@constellation/contracts-kernel';
import type { LiveClient } from '@constellation/web-api-client';
import { proxy, ref } from 'valtio';
import { copyOfFailure, type FailureCopy } from '../../../platform/failure-copy.ts';
import type { ClaudeApi } from '../api/claude-api.ts';
import { RunFollower } from './run-follower.ts';
import { waitingTool, type ToolItem } from './transcript.ts';

export interface ClaudeState {
  phase: 'loading' | 'ready' | 'failed';
  conversations: Conversation[];
  conversationId: ConversationId | undefined;
  /** The runs on the screen, oldest first; each holds its own transcript. */
  runs: RunFollower[];
  model: { name: string; source: 'stored' | 'environment' | 'demo'; model: string } | undefined;
  isSending: boolean;
  mode: RunMode;
  failure: FailureCopy | undefined;
  changes: { runId: string; items: RunChange[] } | undefined;
  /** Counts what the panel wants to be shown, so that it scrolls. */
  revision: number;
}

export interface ClaudeSessionOptions {
  api: ClaudeApi;
  live: Pick<LiveClient, 'subscribe'>;
  newKey: () => string;
  /** Something about the run in front changed; for context keys and the status bar. */
  noted: () => void;
}

/** How long a question takes no answer after it appeared, in milliseconds: a key that was meant for something else must not approve. */
const calmMs = 500;

/** Claude in one open project. Closing the page stops nothing. */
export class ClaudeSession {
  readonly state = proxy<ClaudeState>({
    phase: 'loading',
    conversations: [],
    conversationId: undefined,
    runs: [],
    model: undefined,
    isSending: false,
    mode: 'ask',
    failure: undefined,
    changes: undefined,
    revision: 0,
  });
  private readonly starting: Promise<void>;
  private changesTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly options: ClaudeSessionOptions) {
    this.starting = this.load();
  }

  load = async (): Promise<void> => {
    this.state.phase = 'loading';
    try {
      const [conversations, model] = await Promise.all([this.options.api.conversations(), this.options.api.model()]);
      this.state.conversations = conversations;
      this.state.model = model.provider;
      this.state.phase = 'ready';
      const latest = conversations[0];
      if (latest !== undefined && this.state.conversationId === undefined) await this.show(latest.id);
    } catch (cause) {
      this.state.phase = 'failed';
      this.state.failure = copyOfFailure(cause);
    }
  };

  /** Shows a conversation with all its runs; one that works is followed. */
  async show(id: ConversationId | undefined): Promise<void> {
    this.leave();
    this.state.conversationId = id;
    if (id === undefined) return;
    await this.attempt(async () => {
      const runs = await this.options.api.runs(id);
      if (this.state.conversationId !== id) return;
      const followers = runs.map((run) => this.follow(run));
      this.state.runs = followers.map((follower) => ref(follower));
      await Promise.all(followers.map((follower) => follower.start()));
      await this.readChanges();
    });
  }

  async send(text: string, context: RunContext[]): Promise<boolean> {
    this.state.isSending = true;
    try {
      return await this.attempt(async () => {
        await this.starting;
        const conversationId = this.state.conversationId ?? (await this.begin());
        const run = await this.options.api.start(conversationId, {
          text,
          mode: this.state.mode,
          context,
          idempotencyKey: this.options.newKey(),
        });
        const follower = this.follow(run);
        this.state.runs.push(ref(follower));
        this.state.changes = undefined;
        await follower.start();
        // The first message gave the conversation its title.
        this.state.conversations = await this.options.api.conversations();
      });
    } finally {
      this.state.isSending = false;
    }
  }

  /** Answers a question. The hash is of exactly what is shown. */
  async decide(tool: ToolItem, decision: 'allow' | 'deny', reason?: string): Promise<void> {
    const run = this.current();
    if (run === undefined || tool.phase !== 'waiting' || Date.now() - (tool.askedAt ?? 0) < calmMs) return;
    await this.attempt(async () => {
      const inputHash = await canonicalHash({ tool: tool.tool, input: tool.input });
      await this.options.api.decide(run.run.id, tool.toolUseId, inputHash, decision, reason);
    });
  }

  async stop(): Promise<void> {
    const run = this.current();
    if (run !== undefined && this.isWorking()) await this.attempt(() => this.options.api.cancel(run.run.id));
  }

  async resume(): Promise<void> {
    const run = this.current();
    if (run !== undefined) await this.attempt(() => this.options.api.resume(run.run.id));
  }

  async rename(conversation: Conversation, title: string): Promise<void> {
    await this.attempt(async () => this.replace(await this.options.api.rename(conversation, title)));
  }

  async remove(id: ConversationId): Promise<void> {
    await this.attempt(async () => {
      await this.options.api.remove(id);
      this.state.conversations = this.state.conversations.filter((other) => other.id !== id);
      if (this.state.conversationId === id) await this.show(this.state.conversations[0]?.id);
    });
  }

  async allowLocalCommands(): Promise<void> {
    await this.attempt(() => this.options.api.allowLocalCommands());
  }

  current(): RunFollower | undefined {
    return this.state.runs.at(-1);
  }

  isWorking(): boolean {
    const run = this.current();
    return run !== undefined && !endedRunStates.includes(run.transcript.state);
  }

  waiting(): ToolItem | undefined {
    const run = this.current();
    return run === undefined ? undefined : waitingTool(run.transcript);
  }

  /** What the last run that touched files changed, as it is now. */
  async readChanges(): Promise<void> {
    const run = this.state.runs.findLast((follower) =>
      follower.transcript.items.some((item) => item.kind === 'tool' && item.effect !== 'read'),
    );
    if (run === undefined) return;
    try {
      this.state.changes = { runId: run.run.id, items: await this.options.api.changes(run.run.id) };
    } catch {
      // Not comparable (the workspace stopped, or nothing was kept): the cards still tell what was done.
      this.state.changes = undefined;
    }
  }

  leave(): void {
    clearTimeout(this.changesTimer);
    for (const follower of this.state.runs) follower.dispose();
    this.state.runs = [];
    this.state.changes = undefined;
    this.state.failure = undefined;
  }

  private async begin(): Promise<ConversationId> {
    const conversation = await this.options.api.newConversation(this.options.newKey());
    this.state.conversations = [conversation, ...this.state.conversations];
    this.state.conversationId = conversation.id;
    return conversation.id;
  }

  private follow(run: Run): RunFollower {
    const follower: RunFollower = new RunFollower(run, this.options.api, this.options.live, (event) => {
      this.state.revision += 1;
      this.options.noted();
      const { type } = event.body;
      if (follower.loading.phase === 'ready' && (type === 'tool.result' || type === 'run.state')) this.readChangesSoon();
    });
    return follower;
  }

  private readChangesSoon(): void {
    clearTimeout(this.changesTimer);
    this.changesTimer = setTimeout(() => void this.readChanges(), 300);
  }

  private replace(conversation: Conversation): void {
    this.state.conversations = this.state.conversations.map((other) => (other.id === conversation.id ? conversation : other));
  }

  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.state.failure = undefined;
    try {
      await work();
      return true;
    } catch (cause) {
      this.state.failure = copyOfFailure(cause);
      return false;
    } finally {
      this.options.noted();
    }
  }
}
