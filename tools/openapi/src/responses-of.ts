import type { ErrorMeaning, PublicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from './json-schema-of.ts';

export interface Response {
  description: string;
  content?: Record<string, { schema: JsonSchema }>;
}

const mediaType = ({ kind, plane, output }: PublicOperation): string => {
  if (output instanceof z.ZodUnknown) return 'application/octet-stream';
  if (kind !== 'stream') return 'application/json';
  return plane === 'edge' ? 'text/event-stream' : 'application/x-ndjson';
};

/** The kernel's codes that an operation can answer by its form, before its own. */
const kernelCodes = ({ policy, route }: PublicOperation): string[] => [
  'invalid_input',
  ...(policy.role === 'anonymous' ? [] : ['unauthenticated']),
  ...('subject' in policy ? ['forbidden', 'not_found'] : []),
  ...(policy.role === 'admin' ? ['forbidden'] : []),
  ...(route.ifMatch === 'required' ? ['precondition_required', 'precondition_failed'] : []),
  ...(route.idempotencyKey === true ? ['idempotency_mismatch'] : []),
  'rate_limited',
];

/** Every answer of an operation: the good one, and one problem for each status with the codes behind it. */
export const responsesOf = (operation: PublicOperation, meanings: Readonly<Record<string, ErrorMeaning>>): Record<string, Response> => {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const hasContent = !(operation.output instanceof z.ZodVoid) && operation.route.status !== 204;
  const success: Response = {
    description: operation.summary,
    ...(hasContent && { content: { [mediaType(operation)]: { schema: jsonSchemaOf(operation.output, 'output') } } }),
  };
  const byStatus = new Map<number, string[]>();
  for (const code of [...kernelCodes(operation), ...operation.errors]) {
    const meaning = meanings[code];
    if (meaning !== undefined) byStatus.set(meaning.status, [...(byStatus.get(meaning.status) ?? []), `\`${code}\`: ${meaning.sentence}`]);
  }
  const failures = [...byStatus]
    .toSorted(([a], [b]) => a - b)
    .map(([status, lines]) => [String(status), { description: lines.join('\n\n'), content: problem }]);
  return {
    [String(operation.route.status ?? 200)]: success,
    ...(Object.fromEntries(failures) as Record<string, Response>),
    default: { description: 'Anything else that failed.', content: problem },
  };
};
