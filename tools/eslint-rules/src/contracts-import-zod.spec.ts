import { contractsImportZod } from './contracts-import-zod.ts';
import { testRule } from './test-rule.ts';

const filename = 'libs/contracts/project/src/projects/rename-project.ts';

testRule('contracts-import-zod', contractsImportZod, {
  valid: [
    { code: "import { z } from 'zod'; import { publicOperation } from '@constellation/contracts-kernel';", filename },
    { code: "import { projectSchema } from '../project.ts'; export * from './errors.ts';", filename },
    { code: "import { expect, it } from 'vitest';", filename: 'libs/contracts/project/src/rename-project.spec.ts' },
    { code: "import { Injectable } from '@nestjs/common';", filename: 'apps/project/src/rename-project.ts' },
  ],
  invalid: [
    { code: "import { ulid } from 'ulid';", filename, errors: ['other'] },
    { code: "import { readFile } from 'node:fs/promises';", filename, errors: ['other'] },
    { code: "import { runSchema } from '@constellation/contracts-claude';", filename, errors: ['other'] },
    { code: "import { runSchema } from '../../../claude/src/run.ts';", filename, errors: ['other'] },
    { code: "export * from '@constellation/contracts-kernel';", filename: 'libs/contracts/kernel/src/index.ts', errors: ['other'] },
  ],
});
