import { Injectable } from '@nestjs/common';
import { searchFiles, searchText as searchVerb, type AgentClient } from '@constellation/agent-protocol';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { listFilePaths, searchText } from '@constellation/contracts-workspace';
import { inputIssuesOf } from '@constellation/transport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withAgent } from '../agents/agent-failure.ts';
import { attended } from '../agents/attended.ts';
import { Agents } from '../agents/agents.ts';
import { DataPlaneGate } from './data-plane-gate.ts';
import { leavingSignal } from './leaving-signal.ts';
import { begun, sendLines } from './send-lines.ts';

type Request = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, string> }>;

/** Search results as they are found; leaving ends the search. */
@Injectable()
export class SearchRoutes {
  constructor(
    private readonly gate: DataPlaneGate,
    private readonly agents: Agents,
  ) {}

  async text(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { row } = await this.gate.admit(request.headers, request.params.id, searchText);
    const parsed = searchText.input.safeParse({ ...request.query, workspaceId: row._id });
    if (!parsed.success) throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
    const agent = await this.agents.client(row, 'bulk');
    const matches = await withAgent(async () => begun(await openMatches(agent, parsed.data, leavingSignal(reply))), {
      invalid_input: 'search.pattern_invalid',
    });
    return sendLines(reply, matches);
  }

  async paths(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { row } = await this.gate.admit(request.headers, request.params.id, listFilePaths);
    const agent = await this.agents.client(row, 'bulk');
    const stream = await withAgent(() => agent.open(searchFiles, {}, { signal: leavingSignal(reply) }));
    return sendLines(
      reply,
      (async function* () {
        for await (const message of attended(stream)) if (message.kind === 'item') yield { type: 'paths', paths: message.item.paths };
        yield { type: 'end', truncated: (await stream.ended).limitReached };
      })(),
    );
  }
}

const globsOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((glob) => glob.trim())
    .filter((glob) => glob !== '');

const openMatches = async (agent: AgentClient, input: InputOf<typeof searchText>, signal: AbortSignal) => {
  const { query: pattern, regex, matchCase, wholeWord, limit } = input;
  const stream = await agent.open(
    searchVerb,
    { pattern, regex, matchCase, wholeWord, limit, include: globsOf(input.include), exclude: globsOf(input.exclude) },
    { signal },
  );
  return (async function* () {
    for await (const message of attended(stream)) {
      if (message.kind !== 'item') continue;
      for (const { path, line, text, ranges } of message.item.matches)
        yield { type: 'match', path, line, text, ranges: ranges.map(({ start, end }) => [start, end]) };
    }
    yield { type: 'end', truncated: (await stream.ended).limitReached };
  })();
};
