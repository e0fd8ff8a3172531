import type { Rule } from 'eslint';
import { contractsImportZod } from './contracts-import-zod.ts';
import { environmentInConfig } from './environment-in-config.ts';
import { fileName } from './file-name.ts';
import { fileNameIsExport } from './file-name-is-export.ts';
import { noBlockingRedis } from './no-blocking-redis.ts';
import { noInnerBarrel } from './no-inner-barrel.ts';
import { noTypeOnlyInjection } from './no-type-only-injection.ts';

/** Every rule of the house by its name. ESLint's own types know no TypeScript nodes, hence the cast. */
export const rules = {
  'contracts-import-zod': contractsImportZod,
  'environment-in-config': environmentInConfig,
  'file-name': fileName,
  'file-name-is-export': fileNameIsExport,
  'no-blocking-redis': noBlockingRedis,
  'no-inner-barrel': noInnerBarrel,
  'no-type-only-injection': noTypeOnlyInjection,
} as unknown as Record<string, Rule.RuleModule>;
