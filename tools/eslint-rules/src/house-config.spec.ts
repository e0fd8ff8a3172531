import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { houseConfig } from './house-config.ts';

const rulesBroken = (code: string, filename = 'libs/transport/src/call.ts'): (string | null)[] => {
  const config = [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }, ...houseConfig];
  return new Linter({ cwd: '/repository' }).verify(code, config, `/repository/${filename}`).map(({ ruleId }) => ruleId);
};

const lines = (count: number): string => 'call();\n'.repeat(count - 1).concat('call();');

describe('houseConfig', () => {
  it('takes ordinary code', () => {
    expect(rulesBroken("import { a } from './a.ts';\nexport class Call { constructor(readonly of = a) {} }\n")).toEqual([]);
  });

  it.each([
    ['an enum', 'export enum Call { A }', 'no-restricted-syntax'],
    ['a default export', 'export default class Call {}', 'no-restricted-syntax'],
    ['an interface with an I', 'export interface ICall { a: string }', 'no-restricted-syntax'],
    ['a class named Impl', 'export const call = 1; class CallImpl {}', 'no-restricted-syntax'],
    ['an import without extension', "import { a } from './a'; export const call = a;", 'no-restricted-syntax'],
    ['a .js import', "import { a } from './a.js'; export const call = a;", 'no-restricted-syntax'],
    ['a note of work left', ['// TO', 'DO later\nexport const call = 1;'].join(''), 'no-warning-comments'],
    ['an import of an app', "import { a } from '@constellation/gateway'; export const call = a;", 'no-restricted-imports'],
    ['a test kit in a source', "import { a } from '@constellation/testing-server'; export const call = a;", 'no-restricted-imports'],
    ['the stand-in in a source', "import { a } from '@constellation/anthropic-stand-in'; export const call = a;", 'no-restricted-imports'],
    ['Vitest in a source', "import { vi } from 'vitest'; export const call = vi;", 'no-restricted-imports'],
    ['a testing folder in a source', "import { a } from './testing/a.ts'; export const call = a;", 'no-restricted-imports'],
    ['a console', 'console.log(1);', 'no-console'],
    ['301 lines', lines(301), 'max-lines'],
    ['a rule of the plugin', 'export const answer = process.env;', 'constellation/environment-in-config'],
  ])('refuses %s', (_what, code, rule) => {
    expect(rulesBroken(code)).toContain(rule);
  });

  it('lets a spec be 500 lines and import the test kits, but no app', () => {
    const spec = 'libs/transport/src/call.spec.ts';
    expect(rulesBroken(lines(500), spec)).toEqual([]);
    expect(rulesBroken(lines(501), spec)).toEqual(['max-lines']);
    expect(rulesBroken("import { a } from '@constellation/testing-server'; a();", spec)).toEqual([]);
    expect(rulesBroken("import { a } from '@constellation/gateway'; a();", spec)).toEqual(['no-restricted-imports']);
  });

  it('lets a testing folder import the test kits', () => {
    expect(rulesBroken("import { a } from '@constellation/testing-server'; a();", 'apps/workspace/src/testing/rig.ts')).toEqual([]);
  });

  it('lets a declaration file have a default export', () => {
    expect(rulesBroken("declare module '*?raw' { const text: string; export default text; }", 'apps/gateway/src/raw-text.d.ts')).toEqual(
      [],
    );
  });

  it('takes 300 lines', () => {
    expect(rulesBroken(lines(300))).toEqual([]);
  });
});
