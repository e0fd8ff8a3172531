import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from './json-schema-of.ts';

const fieldsOf = (schema: JsonSchema): Set<string> => {
  const own = new Set([...Object.keys(schema.properties ?? {}), ...(schema.allOf ?? []).flatMap((part) => [...fieldsOf(part)])]);
  const [first, ...others] = (schema.anyOf ?? schema.oneOf ?? []).map(fieldsOf);
  if (first === undefined) return own;
  const inEvery = [...first].filter((field) => others.every((fields) => fields.has(field)));
  return new Set([...own, ...inEvery]);
};

/** The names of the fields that every form of an input has. */
export const inputFields = (input: z.ZodType): Set<string> => fieldsOf(jsonSchemaOf(input, 'input'));
