import { expect, it } from 'vitest';
import { missingBindings } from './missing-bindings.ts';

const native = { version: '1.0.0', optionalDependencies: { 'native-linux': '1.0.0', 'native-darwin': '1.0.0' } };

it('takes a lock with the binding of every platform, wherever it is nested', () => {
  const packages = { 'node_modules/native': native, 'node_modules/native-linux': {}, 'node_modules/a/node_modules/native-darwin': {} };
  expect(missingBindings({ packages })).toEqual([]);
});

it('names the package and the binding that is absent', () => {
  const packages = { 'node_modules/native': native, 'node_modules/native-linux': {} };
  expect(missingBindings({ packages })).toEqual(['node_modules/native@1.0.0 needs native-darwin, which the lock lacks']);
});
