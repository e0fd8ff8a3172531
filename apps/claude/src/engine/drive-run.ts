import { Injectable } from '@nestjs/common';
import type { AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import { AskModel, TooLargeError } from './ask-model.ts';
import { EngineTiming } from './engine-timing.ts';
import { HandleAnswer } from './handle-answer.ts';
import type { HeldRun } from './held-run.ts';
import { guardOf, warning } from './loop-guards.ts';
import { messageRecord, resultBlocks } from './message-record.ts';
import { usualMaxTokens } from './model-request.ts';
import { RunCancelled, RunFailed, RunPaused } from './run-endings.ts';
import { RunStore } from './run-store.ts';
import { RunTools } from './run-tools.ts';

/** What the loop carries from one turn to the next. Everything in it can be read again from the database. */
interface Progress {
  messages: AiMessage[];
  calls: AiToolCall[];
  maxTokens: number;
  startedAt: number;
}

const hasToolUse = (message: AiMessage | undefined): boolean =>
  message?.role === 'assistant' && message.content.some((block) => block.type === 'tool_use');

/**
 * A provider refuses thinking that was made for another prefix, as after an update of this service in the middle of a run.
 * Without it the same request may be taken.
 */
const mayBeBoundThinking = (error: unknown, run: AiRun, messages: AiMessage[]): boolean =>
  error instanceof RunFailed &&
  error.code === 'provider_refused' &&
  messages.some(
    (message) =>
      message.runId === run._id &&
      message.place >= (run.compactedBefore ?? 0) &&
      message.content.some((block) => block.type === 'thinking'),
  );

/** The loop: ask the model, run its tools, until it is done. It goes on from whatever the database holds. */
@Injectable()
export class DriveRun {
  constructor(
    private readonly store: RunStore,
    private readonly model: AskModel,
    private readonly tools: RunTools,
    private readonly answers: HandleAnswer,
    private readonly timing: EngineTiming,
  ) {}

  async execute(held: HeldRun): Promise<void> {
    const { run } = held;
    const progress: Progress = {
      messages: await this.store.messages(run.conversationId),
      calls: await this.store.toolCalls(run._id),
      maxTokens: usualMaxTokens,
      startedAt: performance.now(),
    };
    for (;;) {
      held.throwIfLost();
      if (held.isCancelled) throw new RunCancelled();
      if (hasToolUse(progress.messages.at(-1))) await this.runTools(held, progress);
      else if (await this.ask(held, progress)) return;
    }
  }

  private turnOf({ messages }: Progress, runId: string): number {
    return messages.filter((message) => message.runId === runId && message.role === 'assistant').length + 1;
  }

  private async runTools(held: HeldRun, progress: Progress): Promise<void> {
    const turn = this.turnOf(progress, held.run._id) - 1;
    const calls = progress.calls.filter((call) => call.turn === turn);
    await this.tools.execute(held, calls);
    const guard = guardOf(progress.calls.filter((call) => call.turn >= held.run.guardedFrom));
    const results = messageRecord(
      held.run,
      progress.messages.length,
      'user',
      resultBlocks(calls, guard === 'warn' ? warning : undefined),
      turn,
    );
    await held.commit({ events: [], messages: [results] });
    progress.messages.push(results);
    if (guard === 'stop')
      throw new RunPaused(
        'waiting_user',
        'repeating',
        'Claude repeats itself without getting on. Say what it should do differently, or let it go on.',
      );
  }

  /** Answers whether the run is complete. */
  private async ask(held: HeldRun, progress: Progress): Promise<boolean> {
    const turn = this.turnOf(progress, held.run._id);
    if (turn - held.run.guardedFrom >= this.timing.maxTurns)
      throw new RunPaused(
        'waiting_user',
        'turn_limit',
        `Claude took ${this.timing.maxTurns} steps. Look at what it did, then let it go on.`,
      );
    if (performance.now() - progress.startedAt > this.timing.maxHoldMs)
      throw new RunPaused('waiting_user', 'time_limit', 'Claude worked for an hour. Look at what it did, then let it go on.');
    try {
      const answer = await this.model.execute(held, { turn, messages: progress.messages, maxTokens: progress.maxTokens });
      const handled = await this.answers.execute(held, answer, { turn, place: progress.messages.length, maxTokens: progress.maxTokens });
      progress.maxTokens = handled.maxTokens;
      progress.messages.push(...handled.messages);
      progress.calls.push(...handled.calls);
      if (handled.next === 'compact') await this.compact(held, progress);
      return handled.next === 'completed';
    } catch (error) {
      if (!(error instanceof TooLargeError) && !mayBeBoundThinking(error, held.run, progress.messages)) throw error;
      await this.compact(held, progress);
      return false;
    }
  }

  /** Makes room once per run: old thinking and old tool outputs no longer go to the provider. */
  private async compact(held: HeldRun, { messages }: Progress): Promise<void> {
    if (held.run.compactedBefore === messages.length)
      throw new RunFailed('too_large', 'The conversation is too large for this model. Start a new one.');
    await held.commit({ events: [], set: { compactedBefore: messages.length } });
  }
}
