import type { PublicOperation } from '@constellation/contracts-kernel';
import type { Type } from '@nestjs/common';
import { expect, it } from 'vitest';
import { controllers } from '../parts.ts';
import { operationKey } from './operation-metadata.ts';
import { publicOperations } from './public-operations.ts';

const served = (controller: Type): PublicOperation[] => {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const operation = Reflect.getMetadata(operationKey, prototype[name] ?? {}) as PublicOperation | undefined;
    return operation === undefined ? [] : [operation];
  });
};

it('serves each public operation by exactly one route', () => {
  const names = controllers.flatMap(served).map(({ name }) => name);
  expect(names.toSorted()).toEqual(publicOperations.map(({ name }) => name).toSorted());
  expect(new Set(names).size).toBe(names.length);
});

it('gives no two operations the same address', () => {
  const addresses = publicOperations.map(({ route }) => `${route.method} ${route.path.replaceAll(/:\w+/g, ':')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});
