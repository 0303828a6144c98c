import { errorsOf } from './graphql-error.ts';
import { at, listAt } from './json.ts';
import type { GraphqlRequest } from './plan.ts';
import { ownerAndName } from './repository.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** A status that has to be there before anything is merged into a branch. */
export interface RequiredCheck {
  readonly context: string;
  /** Only one App's status counts; anyone who may write could post another. */
  readonly isOfOneApp: boolean;
}

/** What the rulesets of a branch require; undefined where the token may not see them, or there is no such branch. */
export async function readRequiredChecks(
  transport: Transport,
  repository: string,
  branch: string,
): Promise<readonly RequiredCheck[] | undefined> {
  const step: Step = { doing: `Reading the rules of ${repository}`, repository, permission: 'metadata: read' };
  const body = requiredChecksQuery(repository, branch);
  const { data } = await transport.read({ method: 'POST', url: transport.graphqlUrl, body }, step);
  const ref = at(data, 'data', 'repository', 'ref');
  if (errorsOf(data).length > 0 || ref === undefined) return undefined;
  return listAt(ref, 'rules', 'nodes').flatMap((rule) =>
    listAt(rule, 'parameters', 'requiredStatusChecks').map((check) => ({
      context: String(at(check, 'context')),
      isOfOneApp: at(check, 'integrationId') !== undefined,
    })),
  );
}

export function requiredChecksQuery(repository: string, branch: string): GraphqlRequest {
  return {
    variables: { ...ownerAndName(repository), ref: `refs/heads/${branch}` },
    query: [
      'query RequiredChecks($owner: String!, $name: String!, $ref: String!) {',
      '  repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) {',
      '    rules(first: 100) { nodes { type parameters {',
      '      ... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } }',
      '    } } }',
      '  } }',
      '}',
    ].join('\n'),
  };
}
