import * as parser from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { type Rule, RuleTester } from 'eslint';
import { describe, it } from 'vitest';

interface Case {
  code: string;
  /** From the repository's root. */
  filename?: string;
}

/** Runs ESLint's own rule tester as Vitest tests: every `invalid` case must give exactly its messages. */
export const testRule = (
  name: string,
  rule: TSESLint.RuleModule<string, readonly unknown[]>,
  cases: { valid: Case[]; invalid: (Case & { errors: string[] })[] },
): void => {
  RuleTester.describe = describe;
  RuleTester.it = it;
  RuleTester.itOnly = it.only;
  const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });
  tester.run(name, rule as unknown as Rule.RuleModule, {
    valid: cases.valid,
    invalid: cases.invalid.map(({ errors, ...rest }) => ({ ...rest, errors: errors.map((messageId) => ({ messageId })) })),
  });
};
