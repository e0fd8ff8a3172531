import { basename } from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { houseRule } from './house-rule.ts';
import { isTestFile, sourcePath } from './source-path.ts';

/** `*.contract.ts` collects the operations of one subject; `*.contribution.ts` exports `contribution`, by which it is found. */
const exempt = /^(?:index|main|config)\.tsx?$|\.(?:config|contract|contribution)\.ts$/;
const plain = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

const exportedNames = (statement: TSESTree.ProgramStatement): string[] => {
  if (statement.type !== 'ExportNamedDeclaration') return [];
  const { declaration } = statement;
  if (declaration === null)
    return statement.specifiers.map(({ exported }) => (exported.type === 'Identifier' ? exported.name : exported.value));
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : ''));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
};

/** A file that exports one thing is named after it. `Schema` may be left out of the file's name. */
export const fileNameIsExport = houseRule({
  name: 'file-name-is-export',
  meta: {
    type: 'suggestion',
    docs: { description: 'The file of a single export has its name.' },
    schema: [],
    messages: { differs: "This file exports only '{{name}}', so it is named after it." },
  },
  create: (context) => ({
    Program(node) {
      const file = basename(context.filename);
      if (exempt.test(file) || isTestFile(sourcePath(context.filename, context.cwd))) return;
      const names = node.body.flatMap(exportedNames);
      const [name] = names;
      if (names.length !== 1 || name === undefined || name === '') return;
      const whole = file.replace(/\.tsx?$/, '');
      const accepted = [whole, whole.split('.')[0] ?? ''].map(plain);
      const exported = [name, name.replace(/Schema$/, '')].map(plain);
      if (!exported.some((one) => accepted.includes(one))) context.report({ node, messageId: 'differs', data: { name } });
    },
  }),
});
