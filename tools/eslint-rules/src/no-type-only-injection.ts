import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { houseRule } from './house-rule.ts';

const isTypeOnlyImport = (from: TSESLint.Scope.Scope, name: string): boolean => {
  for (let scope: TSESLint.Scope.Scope | null = from; scope !== null; scope = scope.upper) {
    const definition = scope.set.get(name)?.defs[0];
    if (definition === undefined) continue;
    if (definition.parent?.type !== 'ImportDeclaration') return false;
    const isInlineType = definition.node.type === 'ImportSpecifier' && definition.node.importKind === 'type';
    return isInlineType || definition.parent.importKind === 'type';
  }
  return false;
};

const injectedType = (parameter: TSESTree.Parameter): TSESTree.Identifier | undefined => {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  if (parameter.decorators.length > 0 || inner.decorators.length > 0) return undefined;
  const type = inner.typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : undefined;
};

const isCatch = ({ expression }: TSESTree.Decorator): boolean =>
  expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && expression.callee.name === 'Catch';

/** Nest injects by the class that the compiler writes beside the constructor; a type-only import leaves `Object` there, seen only at boot. */
export const noTypeOnlyInjection = houseRule({
  name: 'no-type-only-injection',
  meta: {
    type: 'problem',
    docs: { description: 'An injected class is imported as a value.' },
    schema: [],
    messages: { typeOnly: "'{{name}}' is injected by type but imported as a type. Import it as a value." },
  },
  create: (context) => ({
    'MethodDefinition[kind="constructor"]'(node: TSESTree.MethodDefinition) {
      // A class with `@Catch()` alone is a filter made by hand; Nest fills in nothing.
      if (node.parent.parent.decorators.every(isCatch)) return;
      for (const parameter of node.value.params) {
        const type = injectedType(parameter);
        if (type !== undefined && isTypeOnlyImport(context.sourceCode.getScope(node), type.name))
          context.report({ node: type, messageId: 'typeOnly', data: { name: type.name } });
      }
    },
  }),
});
