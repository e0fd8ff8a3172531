import { z } from 'zod';

/** What the service says first on a link to an agent. */
export const clientHelloSchema = z.object({
  protocol: z.number().int(),
  role: z.literal('client'),
  /** The caller's hold on the workspace. The agent keeps the highest it saw and refuses a lower one; absent from browsers, whose relay speaks for them. */
  ownerEpoch: z.number().int().min(0).optional(),
});
export type ClientHello = z.output<typeof clientHelloSchema>;

/** What an agent answers. Everything in it is a claim of the workspace: identity is the socket, never an id said here. */
export const agentHelloSchema = z.object({
  protocol: z.number().int(),
  role: z.literal('agent'),
  agentVersion: z.string().max(60),
  workspaceId: z.string().max(100),
  generation: z.number().int().min(0),
  /** New with each start of the agent: when it changes, terminals and processes of the one before are gone. */
  bootId: z.string().min(8).max(100),
  /** Names of verb groups, such as `fs`, `pty`. */
  features: z.array(z.string().max(60)).max(100),
  /** The highest owner epoch this agent has seen. */
  ownerEpoch: z.number().int().min(0),
});
export type AgentHello = z.output<typeof agentHelloSchema>;
