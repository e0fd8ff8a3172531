import { posix } from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { houseRule } from './house-rule.ts';
import { isTestFile, sourcePath } from './source-path.ts';

const contract = /^libs\/contracts\/([^/]+)\//;

/** Contracts run in every process and in the browser: they import zod, themselves and the kernel. */
export const contractsImportZod = houseRule({
  name: 'contracts-import-zod',
  meta: {
    type: 'problem',
    docs: { description: 'A contract imports zod, its own domain and the kernel.' },
    schema: [],
    messages: { other: "A contract imports zod, its own files and the kernel, not '{{source}}'." },
  },
  create: (context) => {
    const path = sourcePath(context.filename, context.cwd);
    const domain = contract.exec(path)?.[1];
    if (domain === undefined || isTestFile(path)) return {};
    const allowed = domain === 'kernel' ? ['zod'] : ['zod', '@constellation/contracts-kernel'];
    const check = (node: TSESTree.ImportDeclaration | TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration): void => {
      const source = node.source?.value;
      if (source === undefined || allowed.includes(source)) return;
      const isOwn = source.startsWith('.') && posix.join(posix.dirname(path), source).startsWith(`libs/contracts/${domain}/src/`);
      if (!isOwn) context.report({ node, messageId: 'other', data: { source } });
    };
    return { ImportDeclaration: check, ExportAllDeclaration: check, ExportNamedDeclaration: check };
  },
});
