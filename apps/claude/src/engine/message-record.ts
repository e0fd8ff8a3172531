import { ulid } from 'ulid';
import type { AiMessage, StoredBlock } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import { cancelledText } from './cancelled-text.ts';

export const messageRecord = (
  run: Pick<AiRun, '_id' | 'conversationId'>,
  place: number,
  role: AiMessage['role'],
  content: StoredBlock[],
  turn: number,
): AiMessage => ({
  _id: `msg_${ulid()}`,
  conversationId: run.conversationId,
  runId: run._id,
  place,
  role,
  content,
  turn,
  createdAt: new Date(),
});

/** The results of an answer's calls as the model gets them, in the order of the calls. */
export const resultBlocks = (calls: AiToolCall[], note?: string): StoredBlock[] => [
  ...calls.map(({ toolUseId, outcome }) => ({
    type: 'tool_result',
    tool_use_id: toolUseId,
    content: outcome?.text || (outcome ? '(no output)' : cancelledText),
    is_error: outcome?.isError ?? true,
  })),
  ...(note === undefined ? [] : [{ type: 'text', text: note }]),
];
