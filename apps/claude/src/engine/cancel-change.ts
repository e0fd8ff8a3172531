import type { StoredBlock } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import { cancelledText } from './cancelled-text.ts';
import { messageRecord, resultBlocks } from './message-record.ts';
import type { RunChange } from './run-change.ts';
import type { RunStore } from './run-store.ts';
import { resultEvent } from './tool-events.ts';
import { failedOutcome } from './workspace-failure.ts';

/** What a cancelled run leaves behind: every open call has a result, so that the conversation can go on. */
export const cancelChange = async (store: RunStore, run: AiRun, texts: string[]): Promise<RunChange> => {
  const messages = await store.messages(run.conversationId);
  const last = messages.at(-1);
  const calls = await store.toolCalls(run._id);
  const open = calls.filter((call) => call.outcome === undefined);
  const outcome = failedOutcome(cancelledText, 'cancelled');
  const turn = last?.turn ?? 1;
  const isUnanswered = last?.role === 'assistant' && last.content.some((block) => block.type === 'tool_use');
  const content: StoredBlock[] = texts.map((text) => ({ type: 'text', text }));
  const answered = isUnanswered
    ? [messageRecord(run, messages.length, 'user', resultBlocks(calls.filter((call) => call.turn === turn)), turn)]
    : content.length > 0
      ? [messageRecord(run, messages.length, 'assistant', content, turn)]
      : [];
  return {
    events: [...open.map((call) => resultEvent(call.toolUseId, outcome)), { type: 'run.state', state: 'cancelled' }],
    set: { state: 'cancelled', endedAt: new Date() },
    unset: ['reason'],
    outcomes: open.map(({ toolUseId }) => ({ toolUseId, outcome })),
    messages: answered,
  };
};
