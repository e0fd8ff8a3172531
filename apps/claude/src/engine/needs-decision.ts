import type { RunMode } from '@constellation/contracts-kernel';

type Effect = 'read' | 'write' | 'exec';

const free: Record<RunMode, readonly Effect[]> = {
  plan: ['read'],
  ask: ['read'],
  'accept-edits': ['read', 'write'],
  auto: ['read', 'write', 'exec'],
};

/** Whether a person is asked first. The workspace service decides for itself and may ask for more. */
export const needsDecision = (mode: RunMode, effect: Effect): boolean => !free[mode].includes(effect);
