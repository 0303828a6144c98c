import { isJson, type Json, textOf } from '../../rest/json.ts';
import { type GraphqlNode, only } from '../resolve.ts';

/** A mutation by its name, its input's members that are understood, and what it does. */
export interface Mutation {
  readonly name: string;
  readonly members: readonly string[];
  readonly run: (input: Json) => Promise<Json> | Json;
}

/** As a field of the root: unknown members fail loudly, `clientMutationId` comes back. */
export function mutationField({ name, members, run }: Mutation): (args: Json) => Promise<GraphqlNode> {
  return async ({ input }) => {
    const given = isJson(input) ? input : {};
    only(given, name, [...members, 'clientMutationId']);
    const __typename = `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`;
    return { __typename, clientMutationId: textOf(given, 'clientMutationId') ?? null, ...(await run(given)) };
  };
}

export function mutationFields(
  mutations: readonly Mutation[],
): Readonly<Record<string, ReturnType<typeof mutationField>>> {
  return Object.fromEntries(mutations.map((mutation) => [mutation.name, mutationField(mutation)]));
}

/** A member that the schema requires. */
export function required(input: Json, name: string): string {
  const value = textOf(input, name);
  if (value === undefined) throw new Error(`input.${name} is no text`);
  return value;
}
