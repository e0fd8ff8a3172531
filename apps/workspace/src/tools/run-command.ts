import { createHash } from 'node:crypto';
import {
  acknowledgeProcess,
  attachProcess,
  killProcess,
  listProcesses,
  startProcess,
  type AgentClient,
  type ProcessState,
} from '@constellation/agent-protocol';
import type { RunId } from '@constellation/contracts-kernel';
import type { ToolInput } from '@constellation/contracts-workspace';
import { type CommandOutput } from './command-output.ts';
import { headAndTail, type ToolResult } from './tool-result.ts';

const defaultTimeoutMs = 120_000;
const maxCharacters = 30_000;

/** The same for the same act, so that a second start finds the first. */
export const commandIdOf = (runId: RunId, toolUseId: string): string =>
  `tool-${createHash('sha256').update(`${runId}/${toolUseId}`).digest('hex').slice(0, 40)}`;

/** Starts the command; answers once the agent has it. */
export const startCommand = async (
  agent: AgentClient,
  id: string,
  { command, timeoutMs = defaultTimeoutMs }: ToolInput<'bash'>,
): Promise<void> => {
  await agent.call(startProcess, { id, command, timeoutMs, awaitAttach: true });
};

export const isCommandKnown = async (agent: AgentClient, id: string): Promise<boolean> =>
  (await agent.call(listProcesses, {})).processes.some((process) => process.id === id);

/** Reads a command's output until it ends, also after another instance began to. */
export const followCommand = async (agent: AgentClient, id: string, output: CommandOutput): Promise<ToolResult> => {
  const stream = await agent.open(attachProcess, { id });
  for await (const message of stream) {
    if (message.kind === 'bytes') output.push(message.bytes);
    else output.gap();
  }
  return resultOf(await stream.ended, output);
};

export const killCommand = async (agent: AgentClient, id: string): Promise<void> => {
  await agent.call(killProcess, { id, signal: 'SIGTERM' });
};

export const forgetCommand = async (agent: AgentClient, id: string): Promise<void> => {
  await agent.call(acknowledgeProcess, { id });
};

const resultOf = (state: ProcessState, output: CommandOutput): ToolResult => {
  const { text, truncated } = headAndTail(output.all(), maxCharacters);
  const end = state.timedOut ? 'It was killed: its time was over.' : state.signal === undefined ? '' : `It was ended by ${state.signal}.`;
  const code = state.exitCode === undefined ? '' : `Exit code ${String(state.exitCode)}.`;
  return {
    text: [text.trimEnd(), end, code].filter((part) => part !== '').join('\n'),
    ...(state.exitCode === undefined ? {} : { exitCode: state.exitCode }),
    ...(truncated === true || output.isCut ? { truncated: true } : {}),
  };
};
