import { noInnerBarrel } from './no-inner-barrel.ts';
import { testRule } from './test-rule.ts';

const barrel = "export * from './a.ts';";

testRule('no-inner-barrel', noInnerBarrel, {
  valid: [
    { code: barrel, filename: 'libs/transport/src/index.ts' },
    { code: barrel, filename: 'libs/server/mongo/src/index.ts' },
    { code: "import { a } from './a.ts'; export const b = a;", filename: 'libs/transport/src/b.ts' },
    { code: "import { a } from './index.ts'; a();", filename: 'libs/transport/src/a.spec.ts' },
  ],
  invalid: [
    { code: barrel, filename: 'libs/transport/src/nest/index.ts', errors: ['index'] },
    { code: barrel, filename: 'apps/ide/src/features/files/index.ts', errors: ['index'] },
    { code: "export { a } from './a.ts';", filename: 'libs/transport/src/nest-parts.ts', errors: ['reexports'] },
    { code: "import { a } from '../index.ts'; export const b = a;", filename: 'libs/transport/src/nest/b.ts', errors: ['throughIndex'] },
  ],
});
