import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { Reply } from '../rest/endpoint.ts';
import { isJson, type Json } from '../rest/json.ts';
import type { World } from '../state/world.ts';
import { resolveField, resolveType } from './resolve.ts';
import { rootValue } from './root.ts';
import { githubSchema } from './schema.ts';
import type { Scope } from './scope.ts';
import { type DocumentSpoiler, isSpoiled, mutationFieldNames, refusedDocument, spoilField } from './spoil.ts';

/**
 * Executes a document on GitHub's published schema. As on GitHub the answer is 200 whatever the errors, the fields of a
 * mutation run one after the other, and the later ones run even though an earlier one failed.
 */
export async function serveGraphql(scope: Scope, body: Buffer, spoiler?: DocumentSpoiler): Promise<Reply> {
  const request = parsedRequest(body);
  if (request === undefined) return unparsable;
  const { query, variables, operationName } = request;
  const document = checkedDocument(query);
  if (!('kind' in document)) {
    scope.world.defects.add(`GraphQL document: ${document.map(({ message }) => message).join('; ')}`);
    return { status: 200, body: { errors: document.map(formatError) } };
  }
  const fields = mutationFieldNames(getOperationAST(document, operationName));
  if (spoiler?.kind === 'document' && fields.length > 1) return refusedDocument;
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: rootValue(scope),
    variableValues: variables,
    operationName,
    fieldResolver: spoiler?.kind === 'field' ? spoilField(resolveField, fields[spoiler.field], spoiler) : resolveField,
    typeResolver: resolveType,
  });
  for (const error of result.errors ?? []) noteDefect(scope.world, error);
  return { status: 200, body: formatResult(result) };
}

/** The mutation that a request asks for, if it is a sound one. */
export function mutationIn(body: Buffer): OperationDefinitionNode | undefined {
  const request = parsedRequest(body);
  const document = request === undefined ? undefined : checkedDocument(request.query);
  if (request === undefined || document === undefined || !('kind' in document)) return undefined;
  const operation = getOperationAST(document, request.operationName);
  return operation?.operation === 'mutation' ? operation : undefined;
}

const unparsable: Reply = { status: 400, body: { message: 'Problems parsing JSON' } };

interface GraphqlRequest {
  readonly query: string;
  readonly variables: Json;
  readonly operationName: string | undefined;
}

function parsedRequest(body: Buffer): GraphqlRequest | undefined {
  const request = parsedJson(body);
  if (!isJson(request) || typeof request.query !== 'string') return undefined;
  const { query, variables, operationName } = request;
  return {
    query,
    variables: isJson(variables) ? variables : {},
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

function parsedJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Clients send the same few documents again and again, and checking one costs more than most answers. */
const checked = new Map<string, DocumentNode>();
const mostChecked = 500;

function checkedDocument(query: string): DocumentNode | readonly GraphQLError[] {
  const known = checked.get(query);
  if (known !== undefined) return known;
  try {
    const document = parse(query);
    const errors = validate(githubSchema(), document);
    if (errors.length > 0) return errors;
    if (checked.size < mostChecked) checked.set(query, document);
    return document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Refusals carry a type; what has none is something not implemented, a wrong variable, or a crash. */
function noteDefect({ defects }: World, error: GraphQLError): void {
  const { extensions, path, message } = error;
  if (extensions.type !== undefined || isSpoiled(error)) return;
  defects.add(`GraphQL ${path?.join('.') ?? 'variables'}: ${message}`);
}

function formatResult({ data, errors }: ExecutionResult): Json {
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map(formatError) }),
  };
}

function formatError({ extensions, path, locations, message }: GraphQLError): Json {
  const type = extensions.type;
  return { ...(type === undefined ? {} : { type }), ...(path === undefined ? {} : { path }), locations, message };
}
