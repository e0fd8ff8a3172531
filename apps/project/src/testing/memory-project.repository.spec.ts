import { MemoryProjectRepository } from './memory-project.repository.ts';
import { projectRepositorySuite } from './project-repository-suite.ts';

projectRepositorySuite('projects in memory', () => new MemoryProjectRepository());
