import type { JsonSchema } from './json-schema-of.ts';

/** Unnamed definitions are numbered within one schema, so they take the owner's name along. */
const componentName = (definition: string, owner: string): string =>
  definition.startsWith('__') ? `${owner.replaceAll('.', '_')}${definition}` : definition;

/**
 * Moves every `$defs` below `value` to `define` and points its references to `#/components/schemas`.
 * Answers the rest.
 */
export const hoistDefinitions = (value: unknown, owner: string, define: (name: string, schema: JsonSchema) => void): JsonSchema => {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
        if (key === '$defs') {
          for (const [name, schema] of Object.entries(child as Record<string, unknown>)) {
            const own = Object.fromEntries(Object.entries(schema as JsonSchema).filter(([keyword]) => keyword !== 'id'));
            define(componentName(name, owner), walk(own) as JsonSchema);
          }
          return [];
        }
        if (key === '$ref' && typeof child === 'string')
          return [[key, child.replace(/^#\/\$defs\/(.*)$/, (_all, name: string) => `#/components/schemas/${componentName(name, owner)}`)]];
        return [[key, walk(child)]];
      }),
    );
  };
  return walk(value) as JsonSchema;
};
