/** Milliseconds of an access token: short, since it is only looked up, not stored. */
export const accessTokenMs = 5 * 60 * 1000;

/** Milliseconds without a refresh after which a session is over. */
export const sessionIdleMs = 30 * 24 * 60 * 60 * 1000;

/** Milliseconds for which the parent of a rotation still gets the same successor: two tabs, a lost answer. */
export const parentGraceMs = 30 * 1000;

/** Milliseconds for which an invitation or a reset link can be used. */
export const invitationMs = 7 * 24 * 60 * 60 * 1000;
export const resetLinkMs = 60 * 60 * 1000;
