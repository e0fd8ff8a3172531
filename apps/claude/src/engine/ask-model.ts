import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { textIn, type AiMessage, type StoredBlock } from '../records/ai-message.ts';
import type { AiUsage } from '../records/ai-usage.ts';
import { AnswerAccumulator } from './answer-accumulator.ts';
import { EngineTiming } from './engine-timing.ts';
import type { HeldRun } from './held-run.ts';
import { ModelClient } from './model-client.ts';
import { modelRequest } from './model-request.ts';
import { classifyFailure, StreamBrokenError, type ProviderFailure } from './provider-failure.ts';
import { RunCancelled, RunFailed, RunPaused } from './run-endings.ts';
import { RunStore } from './run-store.ts';
import { usageRow } from './usage-row.ts';
import { ShownDeltas } from './shown-deltas.ts';

export interface Answer {
  answer: AnswerAccumulator;
  attempt: number;
  /** Its row in the ledger, ready to be settled together with what the answer leads to. */
  usage: AiUsage;
}

export interface Question {
  turn: number;
  messages: AiMessage[];
  maxTokens: number;
}

/** Told apart from other failures, since the loop makes room and asks once more. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

const endOf = ({ action, code, message }: ProviderFailure): Error => {
  if (action === 'compact') return new TooLargeError(message);
  return action === 'fail' ? new RunFailed(code, message) : new RunPaused('paused', code, message);
};

/** Asks the model for one turn, again when its answer breaks off. */
@Injectable()
export class AskModel {
  private readonly logger = new Logger(AskModel.name);

  constructor(
    private readonly store: RunStore,
    private readonly client: ModelClient,
    private readonly timing: EngineTiming,
  ) {}

  async execute(held: HeldRun, question: Question): Promise<Answer> {
    let attempt = await this.closeEarlier(held, question.turn);
    for (let tries = 0; ; tries += 1) {
      attempt += 1;
      const usage = this.openRow(held, question.turn, attempt);
      const answer = new AnswerAccumulator();
      try {
        await this.stream(held, question, answer, usage);
        return { answer, attempt, usage: usageRow(usage, answer, 'settled') };
      } catch (error) {
        await this.breakOff(held, error, answer, usage);
        if (error instanceof RunPaused) throw error;
        const failure = classifyFailure(error);
        this.logger.warn({ run: held.run._id, turn: question.turn, attempt, code: failure.code, err: error }, 'A provider did not answer');
        const delay = this.timing.retryDelaysMs[tries];
        if (failure.action !== 'retry' || delay === undefined) throw endOf(failure);
        await wait(delay, undefined, { signal: held.signal }).catch(() => undefined);
        held.throwIfLost();
        if (held.isCancelled) throw new RunCancelled();
      }
    }
  }

  /** A process that was lost left its attempt open: it is void, and what it cost is known only in part. */
  private async closeEarlier(held: HeldRun, turn: number): Promise<number> {
    const rows = await this.store.usageOfTurn(held.run._id, turn);
    for (const row of rows.filter(({ state }) => state === 'open')) {
      await held.commit({
        events: [{ type: 'turn.superseded', turn, attempt: row.attempt, message: 'The server restarted while Claude answered.' }],
        usage: { ...row, state: 'estimated' },
      });
    }
    return rows.at(-1)?.attempt ?? 0;
  }

  private openRow(held: HeldRun, turn: number, attempt: number): AiUsage {
    const { run } = held;
    return {
      _id: `${run._id}/${turn}/${attempt}`,
      runId: run._id,
      projectId: run.projectId,
      userId: run.startedBy,
      provider: run.provider,
      model: run.model,
      turn,
      attempt,
      usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
      state: 'open',
      at: new Date(),
    };
  }

  private async stream(held: HeldRun, { turn, messages, maxTokens }: Question, answer: AnswerAccumulator, usage: AiUsage): Promise<void> {
    const { run } = held;
    await this.store.putUsage(usage);
    const signal = AbortSignal.any([held.signal, AbortSignal.timeout(this.timing.maxHoldMs)]);
    const deltas = new ShownDeltas({ turn, attempt: usage.attempt }, this.timing.deltaMs, (body) => held.show(body));
    let started: Promise<void> = Promise.resolve();
    try {
      const opened = await this.client.open(run.providerId, modelRequest(run, messages, maxTokens), signal);
      usage.requestId = opened.requestId;
      for await (const event of opened.events) {
        const step = answer.add(event);
        if (step?.kind === 'started') started = this.store.putUsage(usageRow(usage, answer, 'open'));
        if (step?.kind === 'text' || step?.kind === 'thinking') deltas.add(step.kind, step.index, step.delta);
        if (step?.kind === 'block') await this.keepBlock(held, deltas, step.index, step.block, usage);
      }
    } finally {
      deltas.flush();
      await started;
    }
    held.throwIfLost();
    if (held.isCancelled) throw new StreamBrokenError('A person stopped it.');
    if (!answer.isWhole) throw new StreamBrokenError('The provider ended its answer before it was whole.');
  }

  private async keepBlock(held: HeldRun, deltas: ShownDeltas, index: number, block: StoredBlock, usage: AiUsage): Promise<void> {
    deltas.flush();
    const place = { turn: usage.turn, attempt: usage.attempt, index };
    if (block.type !== 'text' && block.type !== 'thinking') return;
    const text = textIn(block, block.type);
    if (text !== '') await held.commit({ events: [{ type: `${block.type}.block`, ...place, text }] });
  }

  private async breakOff(held: HeldRun, error: unknown, answer: AnswerAccumulator, usage: AiUsage): Promise<void> {
    held.throwIfLost();
    const row = usageRow(usage, answer, 'estimated');
    if (held.isCancelled) {
      const cut = answer.openText;
      const place = { turn: usage.turn, attempt: usage.attempt };
      await held.commit({ events: cut ? [{ type: 'text.block', ...place, ...cut }] : [], usage: row });
      throw new RunCancelled(answer.texts);
    }
    const message = classifyFailure(error).message;
    await held.commit({
      events: answer.hasStarted ? [{ type: 'turn.superseded', turn: usage.turn, attempt: usage.attempt, message }] : [],
      usage: row,
    });
  }
}
