import { problemSchema, type PublicOperation } from '@constellation/contracts-kernel';
import type { ContractRegistry } from './collect-contracts.ts';
import { hoistDefinitions } from './hoist-definitions.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema-of.ts';
import { requestOf } from './request-of.ts';
import { responsesOf } from './responses-of.ts';

const isPublic = (operation: ContractRegistry['operations'][number]): operation is PublicOperation => operation.exposure === 'public';

/** The OpenAPI 3.1 document of all public operations. The same contracts give the same document, byte for byte. */
export const renderOpenApi = ({ operations, errors }: ContractRegistry): JsonSchema => {
  const meanings = Object.assign({}, ...errors) as ContractRegistry['errors'][number];
  const schemas: Record<string, JsonSchema> = {
    Problem: hoistDefinitions(jsonSchemaOf(problemSchema, 'output'), 'Problem', (name, schema) => (schemas[name] = schema)),
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations.filter(isPublic)) {
    const { name, route, policy, plane, kind, summary } = operation;
    const described = {
      operationId: name,
      summary,
      tags: [name.split('.')[0]],
      ...(policy.role === 'anonymous' && { security: [] }),
      'x-policy': { role: policy.role, scope: policy.scope },
      'x-plane': plane,
      'x-kind': kind,
      ...requestOf(operation),
      responses: responsesOf(operation, meanings),
    };
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: hoistDefinitions(described, name, (id, schema) => (schemas[id] = schema)),
    };
  }
  const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Constellation IDE',
      version: '1',
      description: 'Everything the IDE does is possible with this API; the IDE is one client of it.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }],
    paths: sorted(paths),
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } }, schemas: sorted(schemas) },
  };
};
