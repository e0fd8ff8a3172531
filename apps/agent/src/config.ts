import { parseArgs } from 'node:util';
import { z } from 'zod';
import { workspaceVariable } from './processes/process-table.ts';

const argumentsSchema = z.object({
  /** Path of the unix socket to listen on. */
  socket: z.string().min(1),
  /** The workspace's files. */
  root: z.string().startsWith('/'),
  workspace: z.string().min(1).max(100),
  generation: z.coerce.number().int().min(0),
  /** The agent's own folder, outside the root. */
  state: z.string().startsWith('/'),
});

export interface AgentConfig extends z.output<typeof argumentsSchema> {
  /** What every program of the workspace starts with. */
  environment: Record<string, string>;
}

const names = ['socket', 'root', 'workspace', 'generation', 'state'] as const;

/** Reads the command line and the environment. Throws with every fault at once. */
export const readConfig = (): AgentConfig => {
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) });
  const parsed = argumentsSchema.safeParse(values);
  if (!parsed.success)
    throw new Error(
      `The agent cannot start: ${parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')}`,
    );
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined && !name.startsWith('NODE_')) inherited[name] = value;
  return {
    ...parsed.data,
    environment: { LANG: 'C.UTF-8', ...inherited, [workspaceVariable]: parsed.data.workspace },
  };
};
