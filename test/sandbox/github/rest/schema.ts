import { isJson, type Json } from './json.ts';

/** OpenAPI 3.0 says `nullable`, which JSON Schema has no word for where there is no `type`, and an enum must list null. */
export function withNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNullable);
  if (!isJson(schema)) return schema;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withNullable(value)]),
  );
  return nullable === true ? { anyOf: [rest, { type: 'null' }] } : rest;
}

/**
 * The operation with a schema for its path and its query, made from its parameters, and with a body that takes no other
 * members than those described: GitHub ignores some of those, and so a misspelt one would go unseen.
 */
export function strict(operation: unknown): Json {
  if (!isJson(operation)) throw new Error('an operation is an object');
  const parameters = Array.isArray(operation.parameters) ? operation.parameters.filter(isJson) : [];
  return {
    ...operation,
    path: parametersSchema(parameters.filter((parameter) => parameter.in === 'path')),
    query: parametersSchema(parameters.filter((parameter) => parameter.in === 'query')),
    ...(operation.requestBody === undefined ? {} : { requestBody: closed(operation.requestBody) }),
  };
}

function parametersSchema(parameters: readonly Json[]): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [String(name), schema])),
    required: parameters.filter(({ required }) => required === true).map(({ name }) => String(name)),
    additionalProperties: false,
  };
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isJson(schema)) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const open = isJson(schema.properties) && schema.type === 'object' && !('additionalProperties' in schema);
  return open ? { ...inside, additionalProperties: false } : inside;
}
