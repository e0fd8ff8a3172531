import type { WorkbenchContribution } from './workbench-contribution.ts';

/** The contributions of all features, by the order of their ids. */
export const findContributions = (): WorkbenchContribution[] =>
  Object.values(import.meta.glob<Record<string, WorkbenchContribution>>('../features/*/*.contribution.ts', { eager: true }))
    .flatMap((module) => Object.values(module))
    .sort((one, other) => one.id.localeCompare(other.id));
