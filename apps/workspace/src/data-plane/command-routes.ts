import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  acknowledgeProcess,
  attachProcess,
  killProcess,
  outputChannel,
  startProcess,
  statFile,
  type AgentClient,
} from '@constellation/agent-protocol';
import { OperationError } from '@constellation/contracts-kernel';
import { exportFolder, runCommand } from '@constellation/contracts-workspace';
import { inputIssuesOf } from '@constellation/transport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ulid } from 'ulid';
import { withAgent } from '../agents/agent-failure.ts';
import { Agents } from '../agents/agents.ts';
import { DataPlaneGate } from './data-plane-gate.ts';
import { leavingSignal } from './leaving-signal.ts';
import { readJson } from './read-json.ts';
import { sendLines } from './send-lines.ts';
import { withKeepalive } from './with-keepalive.ts';

type Request = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, string> }>;

const keepaliveMs = 15_000;

/** Commands without a terminal: their output while they run; leaving kills them. */
@Injectable()
export class CommandRoutes {
  constructor(
    private readonly gate: DataPlaneGate,
    private readonly agents: Agents,
  ) {}

  async exec(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { row } = await this.gate.admit(request.headers, request.params.id, runCommand);
    const body = await readJson(request.body as Readable | undefined);
    const parsed = runCommand.input.safeParse({ ...body, workspaceId: row._id });
    if (!parsed.success) throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
    const agent = await this.agents.client(row, 'bulk');
    const { command, cwd, timeoutMs } = parsed.data;
    const running = await withAgent(() => startAttached(agent, { command, cwd, timeoutMs }, leavingSignal(reply)));
    return sendLines(reply, withKeepalive(execEvents(running), keepaliveMs, { type: 'output', stream: 'stdout', text: '' }));
  }

  async export(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { row } = await this.gate.admit(request.headers, request.params.id, exportFolder);
    const parsed = exportFolder.input.safeParse({ ...request.query, workspaceId: row._id });
    if (!parsed.success) throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
    const agent = await this.agents.client(row, 'bulk');
    return withAgent(async () => {
      const { path } = parsed.data;
      const found = await agent.call(statFile, { path, follow: true });
      if (found.kind !== 'directory') throw new OperationError('file.not_folder');
      const running = await startAttached(agent, { command: ['tar', '-czf', '-', '.'], cwd: path }, leavingSignal(reply));
      return reply
        .headers({ 'content-type': 'application/gzip', 'cache-control': 'no-store' })
        .send(Readable.from(archiveOf(running), { objectMode: false }));
    });
  }
}

const startAttached = async (
  agent: AgentClient,
  command: { command: string | string[]; cwd: string; timeoutMs?: number },
  signal: AbortSignal,
) => {
  const id = `exec-${ulid()}`;
  await agent.call(startProcess, { ...command, id, awaitAttach: true }, { signal });
  const output = await agent.open(attachProcess, { id }, { signal });
  const end = async (): Promise<void> => {
    await agent.call(killProcess, { id, signal: 'SIGKILL' }).catch(() => undefined);
    await agent.call(acknowledgeProcess, { id }).catch(() => undefined);
  };
  return { output, end };
};

type Running = Awaited<ReturnType<typeof startAttached>>;

async function* execEvents({ output, end }: Running): AsyncGenerator<object> {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  try {
    for await (const message of output) {
      if (message.kind !== 'bytes') continue;
      const stream = message.bytes[0] === outputChannel.stderr ? 'stderr' : 'stdout';
      const text = decoders[stream].decode(message.bytes.subarray(1), { stream: true });
      if (text !== '') yield { type: 'output', stream, text };
    }
    const { exitCode, signal } = await output.ended;
    yield { type: 'exit', exitCode, signal };
    yield { type: 'end' };
  } finally {
    await end();
  }
}

async function* archiveOf({ output, end }: Running): AsyncGenerator<Uint8Array> {
  try {
    for await (const message of output)
      if (message.kind === 'bytes' && message.bytes[0] === outputChannel.stdout) yield message.bytes.subarray(1);
    // 1: a file changed while it was read; what was read is in the archive.
    const { exitCode } = await output.ended;
    if (exitCode !== 0 && exitCode !== 1) throw new Error(`tar ended with ${String(exitCode)}`);
  } finally {
    await end();
  }
}
