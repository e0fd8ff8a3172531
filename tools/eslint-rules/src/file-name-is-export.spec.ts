import { fileNameIsExport } from './file-name-is-export.ts';
import { testRule } from './test-rule.ts';

testRule('file-name-is-export', fileNameIsExport, {
  valid: [
    { code: 'export class RenameProject {}', filename: 'apps/project/src/rename-project.ts' },
    { code: 'export class ProjectsRpc {}', filename: 'apps/project/src/projects.rpc.ts' },
    { code: 'export const instantSchema = 1;', filename: 'libs/contracts/kernel/src/instant.ts' },
    { code: 'export const a = 1; export const b = 2;', filename: 'libs/x/src/letters.ts' },
    { code: 'export interface A {} export const make = 1;', filename: 'libs/x/src/letters.ts' },
    { code: 'export const configSchema = 1;', filename: 'apps/project/src/config.ts' },
    { code: 'export const createTicket = 1;', filename: 'libs/contracts/identity/src/tickets.contract.ts' },
    { code: 'export const contribution = 1;', filename: 'apps/ide/src/features/search/search.contribution.ts' },
    { code: 'export const setup = 1;', filename: 'libs/x/src/other.spec.ts' },
    { code: "export { first } from './x.ts';", filename: 'libs/x/src/index.ts' },
  ],
  invalid: [
    { code: 'export class RenameProject {}', filename: 'apps/project/src/rename.ts', errors: ['differs'] },
    { code: 'export const parse = () => 1;', filename: 'libs/x/src/reading.ts', errors: ['differs'] },
    { code: 'function parse() {} export { parse };', filename: 'libs/x/src/reading.ts', errors: ['differs'] },
    { code: 'export interface Reader {}', filename: 'libs/x/src/reading.ts', errors: ['differs'] },
  ],
});
