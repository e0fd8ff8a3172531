import type { RunEventBody, TokenUsage } from '@constellation/contracts-claude';
import { Injectable } from '@nestjs/common';
import type { AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import type { AiUsage } from '../records/ai-usage.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { Answer } from './ask-model.ts';
import type { HeldRun } from './held-run.ts';
import { messageRecord } from './message-record.ts';
import { largestMaxTokens } from './model-request.ts';
import type { RunChange } from './run-change.ts';
import { RunFailed } from './run-endings.ts';
import { toolCallOf } from './tool-call-of.ts';
import { toolsForMode } from './tools-for-mode.ts';
import { intentEvent, resultEvent } from './tool-events.ts';

export interface Situation {
  turn: number;
  place: number;
  maxTokens: number;
}

export interface Handled {
  next: 'tools' | 'ask' | 'compact' | 'completed';
  messages: AiMessage[];
  calls: AiToolCall[];
  maxTokens: number;
}

const goOn = 'Your answer was cut at its greatest length. Go on exactly where it ended, without repeating anything.';

const added = (left: TokenUsage, right: TokenUsage): TokenUsage => ({
  inputTokens: left.inputTokens + right.inputTokens,
  outputTokens: left.outputTokens + right.outputTokens,
  cacheReadTokens: left.cacheReadTokens + right.cacheReadTokens,
  cacheWriteTokens: left.cacheWriteTokens + right.cacheWriteTokens,
});

interface Settlement {
  events: RunEventBody[];
  set: NonNullable<RunChange['set']>;
  usage: AiUsage;
}

/** The part of a change that settles what an answer cost: ledger, sums of the run, and the event that shows both. */
const settlement = (run: AiRun, { usage }: Answer): Settlement => {
  const total = added(run.usage, usage.usage);
  const hasUnknownCost = run.hasUnknownCost || usage.costMicros === undefined;
  const sum = run.costMicros + (usage.costMicros ?? 0);
  const event: RunEventBody = {
    type: 'usage',
    turn: usage.turn,
    usage: usage.usage,
    total,
    ...(usage.costMicros === undefined ? {} : { costMicros: usage.costMicros }),
    ...(hasUnknownCost ? {} : { totalCostMicros: sum }),
  };
  return { events: [event], set: { usage: total, costMicros: sum, hasUnknownCost }, usage };
};

/** Decides by the stop reason what an answer leads to, and writes both down together. */
@Injectable()
export class HandleAnswer {
  async execute(held: HeldRun, answer: Answer, situation: Situation): Promise<Handled> {
    const { stopReason, toolUses } = answer.answer;
    if (stopReason === 'tool_use' && toolUses.length > 0) return this.callTools(held, answer, situation);
    if (stopReason === 'max_tokens')
      return toolUses.length > 0 ? this.repeatLarger(held, answer, situation) : this.continueText(held, answer, situation);
    if (stopReason === 'model_context_window_exceeded')
      return this.discard(held, answer, situation, 'The conversation did not fit into the model.', 'compact');
    if (stopReason === 'refusal') return this.refuse(held, answer, situation);
    if (stopReason === 'pause_turn') return this.keep(held, answer, situation, 'ask');
    return this.keep(held, answer, situation, 'completed');
  }

  private async callTools(held: HeldRun, answer: Answer, { turn, place, maxTokens }: Situation): Promise<Handled> {
    const offered = toolsForMode(held.run.mode).map((tool) => tool.name);
    const calls = await Promise.all(answer.answer.toolUses.map((use) => toolCallOf(held.run, turn, use, offered)));
    const message = messageRecord(held.run, place, 'assistant', answer.answer.blocks, turn);
    const { events, ...rest } = settlement(held.run, answer);
    const shown = calls.flatMap((call) => [intentEvent(call), ...(call.outcome ? [resultEvent(call.toolUseId, call.outcome)] : [])]);
    await held.commit({ events: [...events, ...shown], ...rest, messages: [message], toolCalls: calls });
    return { next: 'tools', messages: [message], calls, maxTokens };
  }

  private async keep(held: HeldRun, answer: Answer, { turn, place, maxTokens }: Situation, next: 'ask' | 'completed'): Promise<Handled> {
    // Tool calls without the stop reason for them may be cut: they are never run, and so they are not kept.
    const blocks = answer.answer.blocks.filter((block) => block.type !== 'tool_use' && !(block.type === 'text' && block['text'] === ''));
    const message = messageRecord(held.run, place, 'assistant', blocks.length > 0 ? blocks : [{ type: 'text', text: '(no answer)' }], turn);
    const { events, set, usage } = settlement(held.run, answer);
    const ended: RunChange =
      next === 'completed'
        ? {
            events: [...events, { type: 'run.state', state: 'completed' }],
            set: { ...set, state: 'completed', endedAt: new Date() },
            release: true,
          }
        : { events, set };
    await held.commit({ ...ended, usage, messages: [message] });
    return { next, messages: [message], calls: [], maxTokens };
  }

  private async continueText(held: HeldRun, answer: Answer, { turn, place, maxTokens }: Situation): Promise<Handled> {
    const blocks = answer.answer.blocks.filter((block) => !(block.type === 'text' && block['text'] === ''));
    const messages = [
      messageRecord(held.run, place, 'assistant', blocks.length > 0 ? blocks : [{ type: 'text', text: '(no answer)' }], turn),
      messageRecord(held.run, place + 1, 'user', [{ type: 'text', text: goOn }], turn),
    ];
    await held.commit({ ...settlement(held.run, answer), messages });
    return { next: 'ask', messages, calls: [], maxTokens };
  }

  private repeatLarger(held: HeldRun, answer: Answer, situation: Situation): Promise<Handled> {
    if (situation.maxTokens >= largestMaxTokens) {
      throw new RunFailed('too_long', 'Claude tried to write more in one step than the model can. Ask for smaller steps.');
    }
    return this.discard(held, answer, { ...situation, maxTokens: largestMaxTokens }, 'A tool call was cut; Claude writes it again.', 'ask');
  }

  private async discard(
    held: HeldRun,
    answer: Answer,
    { turn, maxTokens }: Situation,
    message: string,
    next: 'ask' | 'compact',
  ): Promise<Handled> {
    const { events, ...rest } = settlement(held.run, answer);
    await held.commit({ events: [...events, { type: 'turn.superseded', turn, attempt: answer.attempt, message }], ...rest });
    return { next, messages: [], calls: [], maxTokens };
  }

  private async refuse(held: HeldRun, answer: Answer, situation: Situation): Promise<Handled> {
    const { events, ...rest } = settlement(held.run, answer);
    const category = answer.answer.stopDetails?.['category'];
    await held.commit({ events, ...rest });
    throw new RunFailed(
      'refusal',
      `The model declined to answer${typeof category === 'string' ? ` (${category})` : ''}. Ask differently, or take another model. ${situation.turn > 1 ? 'What was done so far stays.' : ''}`.trim(),
    );
  }
}
