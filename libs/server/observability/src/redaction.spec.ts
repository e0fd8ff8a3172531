import pino from 'pino';
import { expect, it } from 'vitest';
import { correlationIdFrom } from './correlation-id.ts';
import { loggerOptions } from './logger-options.ts';
import { secretNames, withoutQuery } from './redaction.ts';

const canary = 'canary-4711';

const written = (object: object): string => {
  let lines = '';
  const log = pino(loggerOptions({ service: 'test', level: 'info' }), { write: (line: string) => (lines += line) });
  log.info(object, 'told');
  return lines;
};

it('keeps every secret out of a line, however deep it lies', () => {
  const secrets = Object.fromEntries(secretNames.map((name) => [name, canary]));
  for (const object of [secrets, { a: secrets }, { a: { b: secrets } }, { req: { a: { headers: secrets } } }]) {
    expect(written(object)).not.toContain(canary);
  }
  expect(written({ harmless: canary })).toContain(canary);
});

it('drops the query and the fragment of an address', () => {
  expect(withoutQuery('/open?code=abc#x')).toBe('/open');
});

it('takes over a harmless correlation id and replaces any other', () => {
  expect(correlationIdFrom('0123-abcd')).toBe('0123-abcd');
  for (const odd of [undefined, 'short', 'a b c d e f g h', 'x'.repeat(65), 'line\nbreak']) {
    expect(correlationIdFrom(odd)).toMatch(/^[\da-f-]{36}$/);
  }
});
