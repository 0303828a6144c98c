import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';

let shared: GraphQLSchema | undefined;

/** GitHub's own published schema. Building it takes some 350 ms: once for each process. */
export function githubSchema(): GraphQLSchema {
  shared ??= buildSchema(readFileSync(schemaFile(), 'utf8'), { assumeValidSDL: true });
  return shared;
}

/** The package's own entry reads and checks another form of the schema, which costs more than all the rest. */
function schemaFile(): URL {
  return new URL('schema.graphql', import.meta.resolve('@octokit/graphql-schema'));
}
