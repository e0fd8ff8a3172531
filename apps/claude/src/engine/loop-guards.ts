import { canonicalJson } from '@constellation/core-canonical-json';
import type { AiToolCall } from '../records/ai-tool-call.ts';

const warnAt = 3;
const stopAt = 5;
const mistakeLimit = 3;

export const mistakeCode = 'tool.input_invalid';

const sameness = (call: AiToolCall): string => canonicalJson([call.inputHash, call.outcome?.isError ?? null, call.outcome?.text ?? null]);

/** How often the last call in the list was made in a row with the same result. */
export const repetitions = (calls: AiToolCall[]): number => {
  const last = calls.at(-1);
  if (!last) return 0;
  const differs = calls.findLastIndex((call) => sameness(call) !== sameness(last));
  return calls.length - 1 - differs;
};

export type Guard = 'none' | 'warn' | 'stop';

/** Whether the model goes round in circles: one call again and again, or calls that cannot even be read. */
export const guardOf = (calls: AiToolCall[]): Guard => {
  const times = repetitions(calls);
  const mistakes = calls.slice(-mistakeLimit).filter((call) => call.outcome?.errorCode === mistakeCode).length;
  if (times >= stopAt || mistakes >= mistakeLimit) return 'stop';
  return times >= warnAt ? 'warn' : 'none';
};

export const warning = 'You made this same call several times with the same result. Do something else, or ask the person.';
