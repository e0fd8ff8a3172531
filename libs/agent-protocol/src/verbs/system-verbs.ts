import { z } from 'zod';
import { callVerb } from '../verb.ts';

/** What the agent is and where it runs. */
export const systemFacts = callVerb({
  name: 'sys.info',
  input: z.object({}),
  output: z.object({
    agentVersion: z.string().max(60),
    pid: z.number().int(),
    uid: z.number().int(),
    platform: z.string().max(60),
    nodeVersion: z.string().max(60),
    startedAtMs: z.number(),
    /** The effective capabilities as /proc shows them: 16 hex digits, all zero when it has none. */
    capabilities: z.string().max(16),
  }),
});

/** What the workspace uses now. */
export const systemUsage = callVerb({
  name: 'sys.usage',
  input: z.object({}),
  output: z.object({
    /** Of all its processes, the agent included, since each started. */
    cpuSeconds: z.number().min(0),
    memoryBytes: z.number().int().min(0),
    processes: z.number().int().min(0),
    diskFreeBytes: z.number().int().min(0),
    diskTotalBytes: z.number().int().min(0),
    terminals: z.number().int().min(0),
    openStreams: z.number().int().min(0),
  }),
});

/** The verbs of the agent itself. */
export const systemVerbs = { systemFacts, systemUsage };
