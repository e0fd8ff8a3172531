export interface AppVariables {
  app: string;
  /** JSON Schema of the variables, from the app's `configSchema`. */
  schema: {
    properties?: Record<string, { description?: string; default?: unknown; enum?: unknown[] }>;
    required?: string[];
  };
}

interface Variable {
  name: string;
  apps: string[];
  description: string | undefined;
  fallback: unknown;
  isRequired: boolean;
  choices: unknown[] | undefined;
}

const header = `# Every setting of the services, with its default. \`make start\` needs none of them: it chooses and keeps them itself.
# Written by \`node tools/checks/src/check-env-example.ts --write\` from the apps' configuration schemas.`;

const merge = (apps: readonly AppVariables[]): Variable[] => {
  const variables = new Map<string, Variable>();
  for (const { app, schema } of apps) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const known = variables.get(name);
      variables.set(name, {
        name,
        apps: [...(known?.apps ?? []), app],
        description: known?.description ?? property.description,
        fallback: known?.fallback ?? property.default,
        isRequired: (known?.isRequired ?? false) || (schema.required?.includes(name) ?? false),
        choices: known?.choices ?? property.enum,
      });
    }
  }
  return [...variables.values()];
};

const valueOf = (fallback: unknown): string => {
  if (Array.isArray(fallback)) return fallback.join(',');
  return typeof fallback === 'string' || typeof fallback === 'number' || typeof fallback === 'boolean' ? String(fallback) : '';
};

const render = ({ name, description, fallback, isRequired, choices }: Variable): string => {
  const choice = choices === undefined ? undefined : `One of: ${choices.join(', ')}.`;
  const remark = [description, choice].filter((part) => part !== undefined).join(' ');
  const comment = remark === '' ? [] : [`# ${remark}`];
  return [...comment, isRequired ? `${name}=` : `# ${name}=${valueOf(fallback)}`].join('\n');
};

/** `.env.example`: what several apps read first, then a part for each app. A variable without a default is not commented out. */
export const renderEnvExample = (apps: readonly AppVariables[]): string => {
  const variables = merge(apps);
  const section = (title: string, ofSection: Variable[]): string[] =>
    ofSection.length === 0 ? [] : [`## ${title}`, ...ofSection.map(render)];
  const shared = variables.filter(({ apps: readers }) => readers.length > 1);
  const own = apps.flatMap(({ app }) =>
    section(
      app,
      variables.filter(({ apps: readers }) => readers.length === 1 && readers[0] === app),
    ),
  );
  return `${[header, ...section('several services', shared), ...own].join('\n\n')}\n`;
};
