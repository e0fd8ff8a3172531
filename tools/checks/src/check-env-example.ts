import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSource } from '@constellation/vite';
import { z } from 'zod';
import { type AppVariables, renderEnvExample } from './environment/render-env-example.ts';
import { report } from './report.ts';
import { repositoryRoot } from './repository-root.ts';

const example = join(repositoryRoot, '.env.example');
// The agent's settings are arguments; what it finds in its environment it only passes on.
const files = globSync('apps/*/src/config.ts', { cwd: repositoryRoot, exclude: ['apps/agent/**'] }).toSorted();
const faults: string[] = [];
const apps: AppVariables[] = [];

for (const file of files) {
  const { configSchema } = await importSource(join(repositoryRoot, file));
  if (!(configSchema instanceof z.ZodType)) {
    faults.push(`${file} exports no configSchema`);
    continue;
  }
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as AppVariables['schema'];
  apps.push({ app: file.split('/')[1] ?? file, schema });
}

const rendered = renderEnvExample(apps);
if (process.argv.includes('--write')) writeFileSync(example, rendered);
const present = readFileSync(example, { encoding: 'utf8', flag: 'a+' });
if (present !== rendered) faults.push('.env.example is not what the apps read. Run this with --write and commit the result.');
report('env-example', faults, `${apps.length} apps, in step`);
