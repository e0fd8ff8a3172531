import { getSignUpState, refreshSession, resetPassword, signIn, signUp } from '@constellation/contracts-identity';
import type { PublicOperation } from '@constellation/contracts-kernel';

/** A limit per minute: of one person, one address, or one account that somebody tries to enter. */
export interface RateRule {
  by: 'person' | 'address' | 'account';
  limit: number;
}

export const windowMs = 60_000;

const rules: Record<string, RateRule[]> = {
  // An address may be a whole office; a guesser is held by the account's limit, wherever they come from.
  [signIn.name]: [
    { by: 'address', limit: 60 },
    { by: 'account', limit: 10 },
  ],
  [signUp.name]: [
    { by: 'address', limit: 60 },
    { by: 'account', limit: 10 },
  ],
  [resetPassword.name]: [{ by: 'address', limit: 20 }],
  [refreshSession.name]: [{ by: 'address', limit: 600 }],
  [getSignUpState.name]: [{ by: 'address', limit: 600 }],
};

const usual: RateRule[] = [
  { by: 'person', limit: 600 },
  { by: 'address', limit: 6_000 },
];
const files: RateRule[] = [
  { by: 'person', limit: 6_000 },
  { by: 'address', limit: 30_000 },
];

/** The limits of an operation. Files come by the hundred when a folder is opened or uploaded. */
export const rulesOf = ({ name, plane }: PublicOperation): RateRule[] => rules[name] ?? (plane === 'bytes' ? files : usual);
