import type { Duplex } from 'node:stream';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { problemOf } from '@constellation/server-http';

/** Answers a refused upgrade as any other request would be. */
export const answerUpgradeFailure = (socket: Duplex, error: unknown, correlationId: string): void => {
  if (socket.destroyed) return;
  const problem = problemOf(error, workspaceErrors, correlationId);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${String(problem.status)} Refused`,
      'Content-Type: application/problem+json',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      `X-Correlation-Id: ${correlationId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
