export * from './between-services.contract.ts';
export * from './change-project.contract.ts';
export * from './create-project.contract.ts';
export * from './list-projects.contract.ts';
export * from './project-errors.ts';
export * from './project.schema.ts';
export * from './templates.contract.ts';
