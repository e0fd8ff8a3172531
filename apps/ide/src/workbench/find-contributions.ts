import type { WorkbenchContribution } from './workbench-contribution.ts';

/** The contributions of all features, by the order of their ids. */
export const findContributions = (): WorkbenchContribution[] =>
  Object.values(import.meta.glob<{ contribution: WorkbenchContribution }>('../features/*/*.contribution.ts', { eager: true }))
    .map((module) => module.contribution)
    .sort((one, other) => one.id.localeCompare(other.id));
