import { internalOperation, runIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressed, addressedFields, viewerOfWorkspace } from './addressed.ts';
import { toolNameSchema, toolOutcomeSchema } from './tool.schema.ts';

/** A run as the workspace fences it: a call of an older generation is refused. */
export const runFenceFields = { runId: runIdSchema, runGeneration: z.number().int().min(1) };

const toolUseId = z.string().min(1).max(100);
const forClaude = { ...addressed, callers: ['claude'], policy: viewerOfWorkspace } as const;

/**
 * Carries one tool call out, at most once for its id: a repetition answers what happened, or `isUnknown`.
 * A call that changes something needs `decision`, the JWT that the gateway signed, unless the mode in the token covers it.
 */
export const runTool = internalOperation({
  ...forClaude,
  name: 'workspace.run-tool.v1',
  summary: "Run one of Claude's tools; a command that takes longer answers `running`.",
  kind: 'command',
  input: z.object({
    ...addressedFields,
    ...runFenceFields,
    toolUseId,
    tool: toolNameSchema,
    /** Parsed by the tool's own schema; a fault is an outcome that the model reads. */
    input: z.unknown(),
    decision: z.string().max(4_096).optional(),
  }),
  output: z.discriminatedUnion('state', [
    z.object({ state: z.literal('done'), outcome: toolOutcomeSchema }),
    z.object({ state: z.literal('running') }),
  ]),
  errors: [
    'workspace.not_running',
    'workspace.unreachable',
    'tool.decision_needed',
    'tool.decision_invalid',
    'tool.mode_refused',
    'tool.run_superseded',
  ],
  timeoutMs: 30_000,
  repeatable: true,
});

export const waitForTool = internalOperation({
  ...forClaude,
  name: 'workspace.wait-for-tool.v1',
  summary: 'Wait some seconds for a command that runs, with its output from an offset.',
  kind: 'query',
  input: z.object({
    ...addressedFields,
    ...runFenceFields,
    toolUseId,
    waitMs: z.number().int().min(0).max(10_000),
    /** Characters of output that the caller already has. */
    offset: z.number().int().min(0),
  }),
  output: z.object({ output: z.string(), offset: z.number().int(), outcome: toolOutcomeSchema.optional() }),
  errors: ['workspace.not_running', 'workspace.unreachable', 'tool.unknown_effect', 'tool.run_superseded'],
  timeoutMs: 20_000,
});

export const cancelTool = internalOperation({
  ...forClaude,
  name: 'workspace.cancel-tool.v1',
  summary: 'Kill a command that runs.',
  kind: 'command',
  input: z.object({ ...addressedFields, ...runFenceFields, toolUseId }),
  output: z.object({}),
  errors: ['workspace.not_running', 'workspace.unreachable', 'tool.unknown_effect'],
  repeatable: true,
});
