import type { Conversation } from '@constellation/contracts-claude';
import type { ChatSession } from '../records/chat-session.ts';

export const conversationView = (session: ChatSession): Conversation => ({
  id: session._id,
  projectId: session.projectId,
  title: session.title,
  createdAt: session.createdAt.toISOString(),
  updatedAt: session.updatedAt.toISOString(),
  version: session.version,
  ...(session.lastRunId === undefined ? {} : { lastRunId: session.lastRunId }),
});
