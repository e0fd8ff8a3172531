export interface Lock {
  packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
}

/**
 * Platform packages that an installed package names but the lock lacks. Such a lock installs here and is useless on
 * the platform whose binding is absent.
 */
export const missingBindings = ({ packages }: Lock): string[] => {
  const present = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  return Object.entries(packages).flatMap(([path, { version = '', optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !present.has(name))
      .map((name) => `${path}@${version} needs ${name}, which the lock lacks`),
  );
};
