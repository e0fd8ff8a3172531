/** Seconds for which a call token is good. */
export const callTokenSeconds = 60;

/** Seconds before its end at which a signer makes a new token: the receiver's clock and the way there need some. */
export const renewBeforeSeconds = 15;

/** What a signature is for; it stands in the JWT's `typ`, so that one kind is never taken for another. */
export type StatementKind = 'call' | 'access' | 'grant' | 'decision';

export const typOf = (kind: StatementKind): string => `cst-${kind}+jwt`;
