import { schema } from '@octokit/graphql-schema';
import { buildSchema, parse, validate } from 'graphql';

// The published text defines two fields of one type twice, which says nothing about our documents.
const published = buildSchema(schema.idl, { assumeValidSDL: true });

/** What is wrong with a document by GitHub's published schema; empty if nothing. */
export function problemsOf(query: string): readonly string[] {
  return validate(published, parse(query)).map(({ message }) => message);
}
