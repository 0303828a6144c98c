import type { GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql';
import { isJson, type Json } from '../rest/json.ts';
import { NotImplemented } from '../state/defects.ts';

/** A field is a value, or a function of the field's arguments that gives it. What is not there is not implemented. */
export type Field = unknown | ((args: Json) => unknown);

/** An object of the schema: nothing but the fields that are answered truly. */
export interface GraphqlNode {
  readonly __typename: string;
  readonly [field: string]: Field;
}

/** Nullable fields included: an absent one must fail, for null would be a statement about the repository. */
export const resolveField: GraphQLFieldResolver<unknown, unknown> = (
  source,
  args,
  _context,
  { parentType, fieldName },
) => {
  if (!isJson(source) || !(fieldName in source)) throw new NotImplemented(`${parentType.name}.${fieldName}`);
  const field = source[fieldName];
  return typeof field === 'function' ? field(args) : field;
};

export const resolveType: GraphQLTypeResolver<unknown, unknown> = (value) => {
  return isJson(value) && typeof value.__typename === 'string' ? value.__typename : undefined;
};

/** An argument that is not understood must fail as well, or the answer would be one to another question. */
export function only(args: Json, where: string, names: readonly string[]): void {
  const strange = Object.keys(args).find((name) => !names.includes(name) && args[name] !== null);
  if (strange !== undefined) throw new NotImplemented(`${where}(${strange}:)`);
}
