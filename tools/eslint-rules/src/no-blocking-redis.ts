import type { TSESTree } from '@typescript-eslint/utils';
import { houseRule } from './house-rule.ts';
import { sourcePath } from './source-path.ts';

const consumer = 'libs/transport/src/events/';
const blocking = /^(?:blpop|brpop|brpoplpush|blmove|blmpop|bzpopmin|bzpopmax|bzmpop|wait|waitaof)(?:Buffer)?$/i;
const blocksWhenTold = /^(?:xread|xreadgroup)(?:Buffer)?$/i;

const textOf = (node: TSESTree.Node | undefined): string => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : '');

/** A blocking command stalls every other call on its connection, so only the event consumer, which has its own, may use one. */
export const noBlockingRedis = houseRule({
  name: 'no-blocking-redis',
  meta: {
    type: 'problem',
    docs: { description: 'Blocking Redis commands only in the event consumer.' },
    schema: [],
    messages: { blocks: "'{{command}}' blocks the connection that every other call uses. Read without blocking, or consume events." },
  },
  create: (context) => {
    if (sourcePath(context.filename, context.cwd).startsWith(consumer)) return {};
    return {
      CallExpression(node) {
        if (node.callee.type !== 'MemberExpression' || node.callee.property.type !== 'Identifier') return;
        const isCall = node.callee.property.name === 'call';
        const command = isCall ? textOf(node.arguments[0]) : node.callee.property.name;
        const isTold = node.arguments.some((argument) => textOf(argument).toUpperCase() === 'BLOCK');
        const isNumbered = !/^wait/i.test(command) || (node.arguments.length >= 2 && node.arguments[0]?.type === 'Literal') || isCall;
        if ((blocking.test(command) && isNumbered) || (blocksWhenTold.test(command) && isTold))
          context.report({ node, messageId: 'blocks', data: { command } });
      },
    };
  },
});
