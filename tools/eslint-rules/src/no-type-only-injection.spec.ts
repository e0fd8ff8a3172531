import { noTypeOnlyInjection } from './no-type-only-injection.ts';
import { testRule } from './test-rule.ts';

const controller = (imports: string, parameter: string): string =>
  `${imports}\n@Controller() class Projects { constructor(${parameter}) {} }`;

testRule('no-type-only-injection', noTypeOnlyInjection, {
  valid: [
    { code: controller("import { Clock } from './clock.ts';", 'private readonly clock: Clock') },
    { code: controller("import type { Connection } from 'mongoose';", '@InjectConnection() private readonly connection: Connection') },
    { code: "import type { Clock } from './clock.ts';\nclass Plain { constructor(private readonly clock: Clock) {} }" },
    { code: "import type { Codes } from './codes.ts';\n@Catch() class Filter { constructor(private readonly codes: Codes) {} }" },
    { code: controller('class Clock {}', 'private readonly clock: Clock') },
  ],
  invalid: [
    { code: controller("import type { Clock } from './clock.ts';", 'private readonly clock: Clock'), errors: ['typeOnly'] },
    { code: controller("import { type Clock } from './clock.ts';", 'clock: Clock'), errors: ['typeOnly'] },
    {
      code: "import type { Codes } from './codes.ts';\n@Catch() @Injectable() class Filter { constructor(codes: Codes) {} }",
      errors: ['typeOnly'],
    },
  ],
});
