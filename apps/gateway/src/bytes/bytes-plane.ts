import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OperationError, type PublicOperation, type WorkspaceId } from '@constellation/contracts-kernel';
import { correlationHeader } from '@constellation/server-observability';
import { currentCall } from '@constellation/transport';
import { PersonTokens } from '../access/person-tokens.ts';
import { type EdgeCall, httpOf, sessionOf } from '../edge/edge-call.ts';
import { dataAddressOf } from './data-address-of.ts';
import { DataPlane } from './data-plane.ts';
import { answerHeaders, requestHeaders } from './passed-headers.ts';

/** Silence after which the instance is given up. */
const silenceMs = 60_000;

/** Pipes bytes between a client and the instance that owns the workspace, in both directions, without reading them. */
@Injectable()
export class BytesPlane {
  constructor(
    private readonly plane: DataPlane,
    private readonly tokens: PersonTokens,
  ) {}

  /** Answers the instance's status, headers and body. A client that leaves ends the work on the other side as well. */
  async forward(call: EdgeCall): Promise<Readable | undefined> {
    const { request, reply } = httpOf(call);
    const token = await this.tokens.tokenFor(sessionOf(call), call.access, 'workspace');
    const body = bodyOf(call.operation, call.input, request.body);
    const answer = await this.send(await this.addressOf(call), body, {
      method: call.operation.route.method,
      headers: {
        ...requestHeaders(request.headers),
        ...(typeof body === 'string' ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}),
        authorization: `Bearer ${token}`,
        [correlationHeader]: currentCall()?.correlationId ?? '',
      },
    });
    void reply.status(answer.statusCode ?? 502).headers(answerHeaders(answer.headers));
    if (call.operation.route.method !== 'HEAD') return answer;
    answer.resume();
    return undefined;
  }

  private async addressOf({ operation, input }: EdgeCall): Promise<URL> {
    const { workspaceId } = input as { workspaceId: WorkspaceId };
    return dataAddressOf(await this.plane.baseOf(workspaceId), operation, input as Record<string, unknown>);
  }

  private send(
    address: URL,
    body: string | Readable | undefined,
    options: { method: string; headers: Record<string, string> },
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const signal = currentCall()?.signal;
      const outgoing = httpRequest(address, { ...options, ...(signal === undefined ? {} : { signal }) }, resolve);
      outgoing.setTimeout(silenceMs, () => outgoing.destroy(new Error('The instance stayed silent.')));
      outgoing.on('error', (error) => {
        reject(new OperationError('workspace.unreachable', { executed: 'unknown', cause: error }));
      });
      if (body === undefined || typeof body === 'string') outgoing.end(body);
      else body.on('error', (error) => outgoing.destroy(error)).pipe(outgoing);
    });
  }
}

const bodyOf = ({ route }: PublicOperation, input: unknown, content: unknown): string | Readable | undefined => {
  if (route.method === 'POST') return JSON.stringify(input);
  return route.method === 'PUT' ? (content as Readable | undefined) : undefined;
};
