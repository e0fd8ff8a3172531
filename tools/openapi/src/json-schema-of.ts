import { z } from 'zod';

/** The part of a JSON Schema that this project reads. */
export interface JsonSchema {
  [keyword: string]: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $defs?: Record<string, JsonSchema>;
}

/** A contract's schema as JSON Schema (draft 2020-12, which OpenAPI 3.1 uses), of what is sent or of what is answered. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _draft, ...converted } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return converted as JsonSchema;
};
