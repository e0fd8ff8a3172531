import type { Template } from '@constellation/contracts-project';
import { templateFiles, type SeedFile } from './template-files.ts';

/** In the order in which they are offered. None needs an installation or the network. */
export const allTemplates: readonly Template[] = [
  {
    slug: 'blank',
    title: 'Blank',
    description: 'A README, and a script to run and one to test it.',
    language: 'Shell',
    runCommand: './run.sh',
    testCommand: './test.sh',
  },
  {
    slug: 'node-typescript',
    title: 'Node + TypeScript',
    description: 'TypeScript that Node runs as it is, with tests by node --test.',
    language: 'TypeScript',
    runCommand: 'node src/main.ts',
    testCommand: 'node --test',
  },
  {
    slug: 'python',
    title: 'Python',
    description: 'A small package with tests by unittest.',
    language: 'Python',
    runCommand: 'python3 -m app',
    testCommand: 'python3 -m unittest',
  },
  {
    slug: 'static-site',
    title: 'Static site',
    description: 'HTML, CSS and a little script, served by Python.',
    language: 'HTML',
    runCommand: 'python3 -m http.server "${PORT:-8080}" --directory site',
    testCommand: 'python3 -m unittest',
  },
];

/** A template with its files, or none of that name. */
export const findTemplate = (slug: string): (Template & { files: SeedFile[] }) | undefined => {
  const template = allTemplates.find((one) => one.slug === slug);
  return template === undefined ? undefined : { ...template, files: templateFiles(slug) };
};
