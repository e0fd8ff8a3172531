import { fileName } from './file-name.ts';
import { testRule } from './test-rule.ts';

const named = (filename: string) => ({ code: 'export {};', filename });

testRule('file-name', fileName, {
  valid: [
    'a/rename-project.ts',
    'a/projects.rpc.ts',
    'a/rename-project.int.spec.ts',
    'a/button.tsx',
    'a/data-plane.ts',
    'a/database.ts',
    'a/common-passwords.ts',
  ].map(named),
  invalid: [
    { ...named('a/RenameProject.ts'), errors: ['kebab'] },
    { ...named('a/rename_project.ts'), errors: ['kebab'] },
    { ...named('a/utils.ts'), errors: ['empty'] },
    { ...named('a/path-helper.ts'), errors: ['empty'] },
    { ...named('a/run-manager.ts'), errors: ['empty'] },
    { ...named('a/base-repository.ts'), errors: ['empty'] },
    { ...named('a/common.ts'), errors: ['empty'] },
    { ...named('a/user-data.ts'), errors: ['empty'] },
    { ...named('a/workspace-info.spec.ts'), errors: ['empty'] },
  ],
});
