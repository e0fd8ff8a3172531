import { ESLintUtils } from '@typescript-eslint/utils';

/** Makes a rule whose documentation is this project's README. */
export const houseRule = ESLintUtils.RuleCreator((name) => `tools/eslint-rules/README.md#${name}`);
