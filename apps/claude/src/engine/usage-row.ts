import type { AiUsage } from '../records/ai-usage.ts';
import { priceOf } from '../usage/price-table.ts';
import type { AnswerAccumulator } from './answer-accumulator.ts';

/** A ledger row with what an answer told of its cost so far. */
export const usageRow = (row: AiUsage, answer: AnswerAccumulator, state: AiUsage['state']): AiUsage => {
  const price = priceOf(row.model, row.at);
  return {
    ...row,
    usage: answer.usage,
    state,
    messageId: answer.messageId,
    stopReason: answer.stopReason,
    costMicros: price?.costOf(answer.usage),
    priceVersion: price?.version,
  };
};
