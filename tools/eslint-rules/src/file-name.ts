import { basename } from 'node:path';
import { houseRule } from './house-rule.ts';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const emptyAnywhere = /(?:^|-)(?:utils?|helpers?|managers?|misc)(?:-|$)/;
const emptyFirst = /^(?:base(?:-|$)|common$)/;
const emptyLast = /(?:^|-)(?:base|common|data|info)$/;

/** A file's name is kebab-case and says what is in it. */
export const fileName = houseRule({
  name: 'file-name',
  meta: {
    type: 'suggestion',
    docs: { description: 'File names are kebab-case whole words that say what is inside.' },
    schema: [],
    messages: {
      kebab: "'{{name}}' is not kebab-case.",
      empty: "'{{name}}' says nothing. Name the file after the one thing in it.",
    },
  },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      const parts = name.replace(/\.d\.ts$|\.[cm]?tsx?$/, '').split('.');
      if (!parts.every((part) => kebab.test(part))) context.report({ node, messageId: 'kebab', data: { name } });
      const first = parts[0] ?? '';
      if (emptyAnywhere.test(first) || emptyFirst.test(first) || emptyLast.test(first))
        context.report({ node, messageId: 'empty', data: { name } });
    },
  }),
});
