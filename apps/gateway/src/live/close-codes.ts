/** Why the gateway closes a WebSocket. 4xxx codes are ours; a client signs in, asks again or waits by them. */
export const closeCodes = {
  goingAway: 1001,
  unavailable: 1013,
  sessionEnded: 4401,
  noAccess: 4404,
  workspaceNotRunning: 4409,
  tooMany: 4429,
  tooSlow: 4408,
} as const;
