import { z } from 'zod';

/** A part of an OpenAPI document. */
export type Json = Record<string, unknown>;

/** The JSON Schema (2020-12) of what an operation takes (`input`) or gives (`output`). */
export const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      // A number in a query is parsed from its digits; as an integer it needs no pattern.
      if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
    },
  }) as Json;
  return schema;
};

/** Whether an operation takes or gives nothing here. */
export const isEmpty = (type: z.ZodType): boolean => {
  if (type instanceof z.ZodOptional) return isEmpty(type.unwrap() as z.ZodType);
  return (
    type instanceof z.ZodUndefined || (type instanceof z.ZodObject && Object.keys(type.shape).length === 0)
  );
};

/** The parameters that the fields of an object are in a path or a query. */
export const parametersOf = (type: z.ZodType, place: 'path' | 'query'): Json[] => {
  if (!(type instanceof z.ZodObject)) return [];
  return Object.entries(type.shape as Record<string, z.ZodType>).map(([name, field]) => {
    const { description, ...schema } = schemaOf(field, 'input');
    const required = place === 'path' || !field.safeParse(undefined).success;
    return { name, in: place, required, ...(description !== undefined && { description }), schema };
  });
};
