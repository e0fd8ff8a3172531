/** Redis answered and refused; the command certainly had no effect. */
export const isReplyError = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError';
