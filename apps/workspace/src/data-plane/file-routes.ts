import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { readFile as readVerb, statFile as statVerb, writeFile as writeVerb } from '@constellation/agent-protocol';
import { OperationError, type Operation } from '@constellation/contracts-kernel';
import { fileWriteLimit, readFile, statFile, writeFile } from '@constellation/contracts-workspace';
import { inputIssuesOf } from '@constellation/transport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withAgent } from '../agents/agent-failure.ts';
import { attended } from '../agents/attended.ts';
import { Agents } from '../agents/agents.ts';
import { instantOf } from '../files/file-entry.ts';
import { DataPlaneGate } from './data-plane-gate.ts';
import { isKnown, parseRange, writePrecondition } from './file-preconditions.ts';
import { leavingSignal } from './leaving-signal.ts';

type Request = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, string> }>;

/** Bytes of files, with the preconditions and ranges of HTTP. */
@Injectable()
export class FileRoutes {
  constructor(
    private readonly gate: DataPlaneGate,
    private readonly agents: Agents,
  ) {}

  async read(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { agent, path } = await this.admit(request, readFile);
    const signal = leavingSignal(reply);
    return withAgent(async () => {
      const header = request.headers.range;
      const found = header === undefined ? undefined : await agent.call(statVerb, { path, follow: true, etag: true }, { signal });
      const isCurrent = request.headers['if-range'] === undefined || request.headers['if-range'] === `"${found?.etag ?? ''}"`;
      const range = found === undefined || !isCurrent ? undefined : parseRange(header, found.size);
      if (range === 'unsatisfiable')
        return reply
          .status(416)
          .header('content-range', `bytes */${String(found?.size ?? 0)}`)
          .send();
      const stream = await agent.open(readVerb, { path, ...range }, { signal });
      const { etag, size, mtimeMs, offset, length } = stream.opened;
      void reply.headers(headersOf(etag, mtimeMs));
      if (isKnown(request.headers, etag)) {
        stream.cancel();
        return reply.status(304).send();
      }
      if (range !== undefined)
        void reply.status(206).header('content-range', `bytes ${String(offset)}-${String(offset + length - 1)}/${String(size)}`);
      return reply.header('content-length', String(length)).send(Readable.from(bytesOf(attended(stream)), { objectMode: false }));
    });
  }

  async stat(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { agent, path } = await this.admit(request, statFile);
    return withAgent(async () => {
      const found = await agent.call(statVerb, { path, follow: true, etag: true });
      if (found.kind === 'directory') throw new OperationError('file.is_folder');
      if (found.kind !== 'file') throw new OperationError('file.not_regular');
      return reply.headers({ ...headersOf(found.etag ?? '', found.mtimeMs), 'content-length': String(found.size) }).send();
    });
  }

  async write(request: Request, reply: FastifyReply): Promise<FastifyReply> {
    const { agent, path } = await this.admit(request, writeFile);
    const precondition = writePrecondition(request.headers);
    if (Number(request.headers['content-length'] ?? 0) > fileWriteLimit) throw new OperationError('file.too_large', { executed: 'no' });
    const body = (request.body as Readable | undefined) ?? Readable.from([]);
    return withAgent(async () => {
      const input = { path, precondition, parents: true, maxBytes: fileWriteLimit };
      const { etag, size, mtimeMs } = await agent.upload(writeVerb, input, body, { signal: leavingSignal(reply), timeoutMs: 10 * 60_000 });
      return reply.header('etag', `"${etag}"`).send({ path, tag: etag, size, modifiedAt: instantOf(mtimeMs) });
    });
  }

  private async admit(request: Request, operation: Operation) {
    const { row } = await this.gate.admit(request.headers, request.params.id, operation);
    const parsed = readFile.input.safeParse({ workspaceId: row._id, path: request.query['path'] });
    if (!parsed.success) throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
    return { agent: await this.agents.client(row, 'bulk'), path: parsed.data.path };
  }
}

const headersOf = (etag: string, mtimeMs: number) => ({
  etag: `"${etag}"`,
  'last-modified': new Date(instantOf(mtimeMs)).toUTCString(),
  'accept-ranges': 'bytes',
  'content-type': 'application/octet-stream',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-cache',
});

async function* bytesOf(stream: AsyncIterable<{ kind: 'bytes'; bytes: Uint8Array } | { kind: 'item' }>): AsyncGenerator<Uint8Array> {
  for await (const message of stream) if (message.kind === 'bytes') yield message.bytes;
}
