import { request } from 'node:http';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OperationError } from '@constellation/contracts-kernel';
import { ObservabilityModule } from '@constellation/server-observability';
import { currentCall } from '@constellation/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpApp } from './create-http-app.ts';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

let aborted = gate();
let entered = gate();
let release = gate();

@Controller()
class ProbeController {
  @Get('context')
  context() {
    return { correlationId: currentCall()?.correlationId };
  }
  @Get('taken')
  taken() {
    throw new OperationError('probe.taken', { details: { version: 3 } });
  }
  @Get('broken')
  broken() {
    throw new Error('canary-stack');
  }
  @Get('slow')
  async slow() {
    currentCall()?.signal.addEventListener('abort', () => {
      aborted.open();
    });
    entered.open();
    await release.opened;
    return { done: true };
  }
  @Post('echo')
  echo(@Body() body: unknown) {
    return { body };
  }
}

@Module({ imports: [ObservabilityModule.forRoot({ service: 'test', level: 'silent' })], controllers: [ProbeController] })
class ProbeModule {}

describe('an HTTP application', () => {
  let app: NestFastifyApplication;
  let url: string;
  beforeAll(async () => {
    app = await createHttpApp({ module: ProbeModule, errors: { 'probe.taken': { status: 409, sentence: 'It is taken.' } } });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  it('answers an expected failure as its problem', async () => {
    const response = await fetch(`${url}/taken`, { headers: { 'x-correlation-id': 'from-the-browser' } });
    expect(response.status).toBe(409);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'urn:constellation:error:probe.taken',
      title: 'It is taken.',
      status: 409,
      code: 'probe.taken',
      detail: 'It is taken.',
      correlationId: 'from-the-browser',
      executed: 'yes',
      details: { version: 3 },
    });
  });

  it('says nothing of an unexpected failure but its reference', async () => {
    const text = await (await fetch(`${url}/broken`)).text();
    expect(text).not.toContain('canary');
    expect(JSON.parse(text)).toMatchObject({
      status: 500,
      code: 'internal',
      correlationId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
  });

  it('works on a request inside its call context', async () => {
    const response = await fetch(`${url}/context`, { headers: { 'x-correlation-id': 'abcdefgh' } });
    expect(await response.json()).toEqual({ correlationId: 'abcdefgh' });
    expect(response.headers.get('x-correlation-id')).toBe('abcdefgh');
  });

  it.each([
    ['an unknown route', '/nothing', {}, 404, 'not_found'],
    [
      'a body that is no JSON',
      '/echo',
      { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
      400,
      'invalid_input',
    ],
    [
      'another kind of body',
      '/echo',
      { method: 'POST', body: '<x/>', headers: { 'content-type': 'application/xml' } },
      415,
      'unsupported_media_type',
    ],
    [
      'a body over the limit',
      '/echo',
      { method: 'POST', body: JSON.stringify('x'.repeat(70_000)), headers: { 'content-type': 'application/json' } },
      413,
      'payload_too_large',
    ],
  ] as const)('refuses %s with a problem', async (_what, path, init, status, code) => {
    const response = await fetch(`${url}${path}`, init);
    expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({ status, code });
  });

  it('aborts the call when the client leaves', async () => {
    const leaving = request(`${url}/slow`);
    leaving.on('error', () => undefined);
    leaving.end();
    await entered.opened;
    leaving.destroy();
    await aborted.opened;
    release.open();
  });

  it('offers its metrics', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('constellation_http_request_duration_seconds_count{method="GET",route="/context",status="200"}');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('finishes the request in flight when it stops, and then ends', async () => {
    entered = gate();
    release = gate();
    aborted = gate();
    const open = fetch(`${url}/slow`);
    await entered.opened;
    const closing = app.close();
    release.open();
    expect(await (await open).json()).toEqual({ done: true });
    await closing;
  });
});
