import { at, listAt, textAt } from '../json.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import { ask } from './ask.ts';
import { type FactsPlace, type FactsQuestion, factsQuery } from './facts-query.ts';
import { type Trail, trailOf } from './trail.ts';

interface Answered {
  readonly question: FactsQuestion;
  readonly data: unknown;
  readonly step: Step;
}

/** What goes further back than this is not worth the requests. */
const mostPages = 20;

/** The commits beyond the first page, as far back as each place wants them: one request for every hundred. */
export async function olderNodes(
  transport: Transport,
  { question, data, step }: Answered,
): Promise<readonly (readonly unknown[])[]> {
  const all: (readonly unknown[])[] = [];
  for (const [index, place] of question.places.entries()) {
    const found = at(data, 'repository', `p${index}`);
    const older: unknown[] = [];
    let cursor = at(found, 'trail', 'pageInfo', 'endCursor');
    for (let page = 1; page < mostPages && typeof cursor === 'string' && isShort(found, place, older); page++) {
      const places = [{ ...place, ref: textAt(found, 'oid'), after: cursor }];
      const request = factsQuery({ ...question, branches: [], pullRequests: [], teams: [], places });
      const more = at(await ask(transport, { request, step }), 'repository', 'p0', 'trail');
      older.push(...listAt(more, 'nodes'));
      cursor = at(more, 'pageInfo', 'endCursor');
    }
    all.push(older);
  }
  return all;
}

/** Whether the states that are known do not reach back to the moment that is wanted. */
function isShort(found: unknown, place: FactsPlace, older: readonly unknown[]): boolean {
  if (place.since === undefined || place.histories.length === 0) return false;
  const { commits, isWhole } = trailAt(found, place, older);
  const last = commits.at(-1);
  return !isWhole && last !== undefined && Date.parse(last.at) > Date.parse(place.since);
}

export function trailAt(found: unknown, { base, paths, histories }: FactsPlace, older: readonly unknown[]): Trail {
  return trailOf([...listAt(found, 'trail', 'nodes'), ...older], {
    oid: textAt(found, 'oid'),
    base,
    files: paths.flatMap((path, index) => (histories.includes(path) ? [[`f${index}`, path] as const] : [])),
  });
}
