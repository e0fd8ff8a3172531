import { describe, expect, it } from 'vitest';
import { errorOfResponse } from './error-of-response.ts';

const problem = {
  type: 'about:blank',
  title: 't',
  status: 409,
  code: 'project.name_taken',
  detail: 'taken',
  correlationId: 'cor_1',
  executed: 'yes',
  errors: [{ pointer: '/name', message: 'Taken.' }],
};

describe('errorOfResponse', () => {
  it('keeps code, reference, faults of fields and the time to wait', async () => {
    const error = await errorOfResponse(new Response(JSON.stringify(problem), { status: 409, headers: { 'retry-after': '3' } }));
    expect(error).toMatchObject({
      code: 'project.name_taken',
      correlationId: 'cor_1',
      retryAfterMs: 3_000,
      issues: [{ pointer: '/name', message: 'Taken.' }],
    });
  });

  it('maps an answer that is no problem by its status, and leaves open whether a failed server did it', async () => {
    expect(await errorOfResponse(new Response('<html>', { status: 502 }))).toMatchObject({ code: 'unavailable', executed: 'unknown' });
    expect(await errorOfResponse(new Response('', { status: 404 }))).toMatchObject({ code: 'not_found' });
  });
});
