import type { Operation, PublicOperation } from '@constellation/contracts-kernel';
import type { ContractRegistry } from './collect-contracts.ts';
import { inputFields } from './input-fields.ts';

const longestTimeoutMs = 30_000;

const repeated = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);

/** `:name` parts of a route's path. */
export const routeParameters = (path: string): string[] => [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);

const publicFaults = ({ name, kind, plane, route, input }: PublicOperation): string[] => {
  const fields = inputFields(input);
  const reads = route.method === 'GET' || route.method === 'HEAD';
  return [
    ...routeParameters(route.path).flatMap((parameter) =>
      fields.has(parameter) ? [] : [`${name}: :${parameter} of its route is no field of its input`],
    ),
    ...(route.ifMatch === 'required' && !fields.has('ifMatch') ? [`${name}: its route needs If-Match, its input has no ifMatch`] : []),
    ...(route.idempotencyKey === true && !fields.has('idempotencyKey')
      ? [`${name}: its route takes a key, its input has no idempotencyKey`]
      : []),
    ...(kind === 'query' && !reads ? [`${name}: a query is read with GET or HEAD`] : []),
    ...(kind === 'command' && reads ? [`${name}: a command is not sent with ${route.method}`] : []),
    ...(plane === 'message' && kind === 'stream' ? [`${name}: a public stream goes over the bytes plane or ends at the edge`] : []),
  ];
};

const operationFaults = (operation: Operation, codes: ReadonlySet<string>): string[] => {
  const { name, errors, timeoutMs, policy, input, service, plane } = operation;
  const subject = policy !== undefined && 'subject' in policy ? policy.subject.field : undefined;
  return [
    ...(/^[a-z]+(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)+\.v\d+$/.test(name) ? [] : [`${name}: a name is domain.imperative.v1`]),
    ...errors.filter((code) => !codes.has(code)).map((code) => `${name}: ${code} is declared in no errors file`),
    ...(timeoutMs > 0 && timeoutMs <= longestTimeoutMs ? [] : [`${name}: ${timeoutMs} ms is not a timeout up to ${longestTimeoutMs}`]),
    ...(subject !== undefined && !inputFields(input).has(subject)
      ? [`${name}: its policy reads ${subject}, which is no field of its input`]
      : []),
    ...(plane === 'edge' && service !== 'gateway' ? [`${name}: only the gateway answers at the edge`] : []),
    ...(operation.exposure === 'public' ? publicFaults(operation) : []),
    ...(operation.exposure === 'internal' && operation.callers.length === 0 ? [`${name}: nobody may call it`] : []),
  ];
};

const routesOf = (operations: readonly Operation[]): string[] =>
  operations.flatMap((operation) => {
    if (operation.exposure !== 'public') return [];
    return [`${operation.route.method} ${operation.route.path.replaceAll(/:[A-Za-z]+/g, ':')}`];
  });

/** What in the contracts contradicts itself; the compiler cannot see these. */
export const registryFaults = ({ operations, errors }: ContractRegistry): string[] => {
  const declared = errors.flatMap((codes) => Object.keys(codes));
  const codes = new Set(declared);
  return [
    ...repeated(operations.map(({ name }) => name)).map((name) => `${name}: two operations have this name`),
    ...repeated(routesOf(operations)).map((route) => `${route}: two operations have this route`),
    ...repeated(declared).map((code) => `${code}: declared twice`),
    ...operations.flatMap((operation) => operationFaults(operation, codes)),
  ];
};
