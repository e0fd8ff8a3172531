import { aiApprovals } from './ai-approval.ts';
import { aiChanges } from './ai-change.ts';
import { aiEvents } from './ai-event.ts';
import { aiMessages } from './ai-message.ts';
import { aiProviders } from './ai-provider.ts';
import { aiRuns } from './ai-run.ts';
import { aiToolCalls } from './ai-tool-call.ts';
import { aiUsage } from './ai-usage.ts';
import { chatSessions } from './chat-session.ts';

/** Everything that this service keeps. */
export const collections = [chatSessions, aiRuns, aiEvents, aiMessages, aiToolCalls, aiApprovals, aiUsage, aiProviders, aiChanges];
