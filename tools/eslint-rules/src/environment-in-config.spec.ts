import { environmentInConfig } from './environment-in-config.ts';
import { testRule } from './test-rule.ts';

const code = "export const uri = process.env['MONGODB_URI'];";

testRule('environment-in-config', environmentInConfig, {
  valid: [
    { code, filename: 'apps/project/src/config.ts' },
    { code, filename: 'tools/stack/src/main.ts' },
    { code, filename: 'libs/testing/stores/src/find.ts' },
    { code, filename: 'apps/project/src/main.int.spec.ts' },
    { code: 'export const id = process.pid;', filename: 'apps/project/src/main.ts' },
    { code: 'export const env = import.meta.env;', filename: 'apps/ide/src/main.ts' },
  ],
  invalid: [
    { code, filename: 'apps/project/src/main.ts', errors: ['elsewhere'] },
    { code: "export const all = process['env'];", filename: 'apps/project/src/main.ts', errors: ['elsewhere'] },
    { code, filename: 'libs/server/config/src/config.ts', errors: ['elsewhere'] },
    { code: "import { env } from 'node:process'; export const a = env;", filename: 'apps/project/src/main.ts', errors: ['elsewhere'] },
  ],
});
