import type { PublicOperation } from '@constellation/contracts-kernel';
import { type JsonSchema, jsonSchemaOf } from './json-schema-of.ts';
import { routeParameters } from './registry-faults.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

export interface Request {
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
}

const without = (schema: JsonSchema, names: ReadonlySet<string>): JsonSchema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !names.has(name))),
  required: schema.required?.filter((name) => !names.has(name)) ?? [],
});

/** How the edge takes an input apart: path, headers, then the query string, or a JSON body where the method has one. */
export const requestOf = ({ route, input, plane }: PublicOperation): Request => {
  const schema = jsonSchemaOf(input, 'input');
  const properties = schema.properties ?? {};
  const isRequired = (name: string): boolean => schema.required?.includes(name) ?? false;
  const inPath = routeParameters(route.path);
  const parameters: Parameter[] = inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} }));
  const taken = new Set(inPath);
  const header = (name: string, field: string, required: boolean): void => {
    taken.add(field);
    parameters.push({ name, in: 'header', required, schema: properties[field] ?? { type: 'string' } });
  };
  if (route.ifMatch === 'required') header('If-Match', 'ifMatch', true);
  if (route.idempotencyKey === true) header('Idempotency-Key', 'idempotencyKey', false);
  const takesBytes = plane === 'bytes' && route.bodyLimit !== undefined;
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(route.method);
  if (!hasBody || takesBytes) {
    const inQuery = Object.keys(properties).filter((name) => !taken.has(name));
    parameters.push(
      ...inQuery.map((name): Parameter => ({ name, in: 'query', required: isRequired(name), schema: properties[name] ?? {} })),
    );
  }
  if (takesBytes) return { parameters, requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  const rest = schema.properties === undefined ? schema : without(schema, taken);
  const isEmpty = schema.properties !== undefined && Object.keys(rest.properties ?? {}).length === 0;
  if (!hasBody || isEmpty) return { parameters };
  return { parameters, requestBody: { required: true, content: { 'application/json': { schema: rest } } } };
};
