/** Told in HELLO. */
export const agentVersion = '0.1.0';
