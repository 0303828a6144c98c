import { complaintsOf, decorationFields, type GitHub } from '#github';
import type { Sight } from '../look/look.ts';
import type { Outcome } from '../outcome.ts';
import { decorationFor } from '../scope/decoration.ts';

interface Decorating {
  readonly github: Pick<GitHub, 'sendEach'>;
  /** owner/name */
  readonly repository: string;
}

/**
 * Labels the pull requests that were just opened, and asks for their reviews: one request for all of them. Later runs leave both to
 * people. None of it can fail the run.
 * @returns what could not be done, in words
 */
export async function decorate(
  { facts: { decorationIds }, question: { decoration }, overview }: Sight,
  outcomes: readonly Outcome[],
  { github, repository }: Decorating,
): Promise<readonly string[]> {
  const opened = outcomes.filter(({ planned, carried }) => planned.decision.kind === 'open' && carried.kind === 'done');
  if (decoration === undefined || decorationIds === undefined || opened.length === 0) return [];
  const { viewer } = overview;
  const all = opened.flatMap(({ planned, carried }) => {
    if (carried.kind !== 'done' || carried.pullRequest === undefined) return [];
    const { pullRequest } = carried;
    return [
      { pullRequest, ...decorationFields(pullRequest, decorationFor(planned.target), { viewer, ids: decorationIds }) },
    ];
  });
  const fields = all.flatMap((each) => each.fields);
  const sent = fields.length === 0 ? [] : await github.sendEach({ name: 'Decorate', repository, fields });
  const unknown = all.flatMap(({ pullRequest: { number }, unknown: lacks, unlabelled }) => [
    ...lacks,
    ...unlabelled.map(
      (name) => `Pull request #${number} goes without the label "${name}": create it in the repository.`,
    ),
  ]);
  return [...sent.flatMap(complaintsOf), ...unknown];
}
