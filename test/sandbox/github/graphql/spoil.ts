import { GraphQLError, type GraphQLFieldResolver, Kind, type OperationDefinitionNode } from 'graphql';
import type { Fault } from '../faults/fault.ts';
import type { Reply } from '../rest/endpoint.ts';

/** The faults that concern the inside of a document. */
export type DocumentSpoiler = Extract<Fault, { kind: 'field' | 'document' }>;

type FieldFault = Extract<Fault, { kind: 'field' }>;

/** What too large a document is answered with, before anything of it is done. */
export const refusedDocument: Reply = {
  status: 200,
  body: {
    data: null,
    errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
  },
};

/** The names under which a mutation's fields answer, in their order; none of a query. */
export function mutationFieldNames(operation: OperationDefinitionNode | null | undefined): readonly string[] {
  if (operation?.operation !== 'mutation') return [];
  return operation.selectionSet.selections.flatMap((field) =>
    field.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : [],
  );
}

const internalError = { message: 'Something went wrong while executing your query.' };

/** The resolver, except that the named field of the mutation fails. */
export function spoilField(
  resolve: GraphQLFieldResolver<unknown, unknown>,
  name: string | undefined,
  { effect, error = internalError }: FieldFault,
): GraphQLFieldResolver<unknown, unknown> {
  return async (source, args, context, info) => {
    const isTarget = info.parentType.name === 'Mutation' && info.path.key === name;
    if (!isTarget) return await resolve(source, args, context, info);
    if (effect) await resolve(source, args, context, info);
    const type = 'type' in error ? { type: error.type } : {};
    throw new GraphQLError(error.message, { extensions: { ...type, spoiled: true } });
  };
}

/** Whether a fault asked for the error, which then is no defect. */
export function isSpoiled({ extensions }: GraphQLError): boolean {
  return extensions.spoiled === true;
}
