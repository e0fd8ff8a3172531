import type { WorkspaceStep } from '@constellation/contracts-workspace';

export type StepName = WorkspaceStep['name'];

export const plannedSteps = (names: readonly StepName[]): WorkspaceStep[] => names.map((name) => ({ name, state: 'waiting' }));

/** Steps before the begun one are done: they run one after the other. */
export const beginStep = (steps: readonly WorkspaceStep[], name: StepName, now: Date): WorkspaceStep[] => {
  const at = steps.findIndex((step) => step.name === name);
  return steps.map((step, index) => {
    if (index < at) return finished(step, now);
    return index === at && step.state !== 'running' ? { name, state: 'running', startedAt: now.toISOString() } : step;
  });
};

export const describeStep = (steps: readonly WorkspaceStep[], detail: string): WorkspaceStep[] =>
  steps.map((step) => (step.state === 'running' ? { ...step, detail: detail.slice(0, 500) } : step));

export const finishSteps = (steps: readonly WorkspaceStep[], now: Date): WorkspaceStep[] => steps.map((step) => finished(step, now));

/** The running step failed, or the first that had not begun. */
export const failStep = (steps: readonly WorkspaceStep[], detail: string, now: Date): WorkspaceStep[] => {
  const at = steps.findIndex((step) => step.state === 'running');
  const failed = at >= 0 ? at : steps.findIndex((step) => step.state === 'waiting');
  return steps.map((step, index) =>
    index === failed ? { ...step, state: 'failed', endedAt: now.toISOString(), detail: detail.slice(0, 500) } : step,
  );
};

const finished = (step: WorkspaceStep, now: Date): WorkspaceStep => {
  if (step.state === 'done') return step;
  const { detail: _progress, ...rest } = step;
  return { ...rest, state: 'done', endedAt: now.toISOString() };
};
