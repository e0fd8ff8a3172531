import { houseRule } from './house-rule.ts';
import { isTestFile, sourcePath } from './source-path.ts';

const packageEntry = /^(?:(?:apps|tools)\/[^/]+|libs\/[^/]+(?:\/[^/]+)?)\/src\/index\.tsx?$/;
const anyIndex = /(?:^|\/)index\.tsx?$/;

/** A package has one entry point, `src/index.ts`; nothing else collects exports, and nothing inside imports through it. */
export const noInnerBarrel = houseRule({
  name: 'no-inner-barrel',
  meta: {
    type: 'suggestion',
    docs: { description: 'The only index.ts is the package entry.' },
    schema: [],
    messages: {
      index: 'Only src/index.ts of a package is an index. Import the files themselves.',
      reexports: 'This file only passes on exports. Import the files themselves.',
      throughIndex: 'Inside a package, import the file itself instead of its index.',
    },
  },
  create: (context) => {
    const path = sourcePath(context.filename, context.cwd);
    const isEntry = packageEntry.test(path);
    return {
      Program(node) {
        if (anyIndex.test(path) && !isEntry) context.report({ node, messageId: 'index' });
        const passesOn = node.body.filter(
          (statement) =>
            statement.type === 'ExportAllDeclaration' || (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
        );
        if (!anyIndex.test(path) && passesOn.length > 0 && passesOn.length === node.body.length)
          context.report({ node, messageId: 'reexports' });
      },
      ImportDeclaration(node) {
        if (!isTestFile(path) && /^\..*\/index\.tsx?$/.test(node.source.value)) context.report({ node, messageId: 'throughIndex' });
      },
    };
  },
});
