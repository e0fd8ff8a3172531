import { houseRule } from './house-rule.ts';
import { isTestFile, sourcePath } from './source-path.ts';

const mayRead = /^(?:tools\/|libs\/testing\/|apps\/[^/]+\/src\/config\.ts$)/;

/** The environment is read once per app, in `src/config.ts`, where every fault is reported at once. */
export const environmentInConfig = houseRule({
  name: 'environment-in-config',
  meta: {
    type: 'suggestion',
    docs: { description: 'process.env is read in src/config.ts only.' },
    schema: [],
    messages: { elsewhere: 'The environment is read in src/config.ts only. Take the value as an argument.' },
  },
  create: (context) => {
    const path = sourcePath(context.filename, context.cwd);
    if (mayRead.test(path) || isTestFile(path)) return {};
    return {
      MemberExpression(node) {
        if (node.object.type !== 'Identifier' || node.object.name !== 'process') return;
        const name =
          node.property.type === 'Identifier' ? node.property.name : node.property.type === 'Literal' ? node.property.value : undefined;
        if (name === 'env') context.report({ node, messageId: 'elsewhere' });
      },
      'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]'(node) {
        context.report({ node, messageId: 'elsewhere' });
      },
    };
  },
});
