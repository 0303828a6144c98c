import { ActionError } from '#error';
import type { GitHub, PastPage, PastQuestion, RemoteFile } from '#github';
import type { Aim } from './aim.ts';
import { choose, nothingFound, type Past } from './choose.ts';
import { type Freight, freightIn, pastFreight } from './freight.ts';
import type { Wish } from './wish.ts';

/** Where a rollback starts and where it goes. */
export interface Way {
  readonly from: Past;
  readonly to: Past;
  /** The files of the base, and of the branch that carries the rollback, if there is one. */
  readonly files: PastPage['files'];
  /** How many commits were walked. */
  readonly walked: number;
}

export interface Walk {
  readonly github: Pick<GitHub, 'past'>;
  readonly aim: Aim;
  readonly wish: Wish;
  readonly question: Omit<PastQuestion, 'after'>;
  readonly isHeld: (freight: Freight) => boolean;
  /** As in errors: `"shop" in "production"`. */
  readonly place: string;
}

/** More commits of the manifests of one app are not gone through. */
const maximumPages = 20;

/**
 * Goes back through what the files held until it comes to what is wanted: one request for each hundred commits.
 * @throws ActionError NOT_ALLOWED where that never ran there, FILE_NOT_FOUND, LIMIT_EXCEEDED
 */
export async function walkBack({ github, aim, wish, question, isHeld, place }: Walk): Promise<Way> {
  let page = await github.past(question);
  const { files } = page;
  const current = currentFreight(aim, files.get(question.commit) ?? []);
  const past: Past[] = [];
  const states: Past['state'][] = [];
  let walked = 0;
  for (let pages = 1; ; pages++) {
    walked += page.commits;
    states.push(...page.states);
    past.push(...page.states.flatMap((state) => pastOf(aim, state)));
    const to = choose(past, wish, { current, isHeld, states });
    if (to !== undefined) return { from: sinceWhen(past, current), to: since(past, to), files, walked };
    if (page.next === undefined) throw nothingFound(past, wish, place);
    if (pages === maximumPages) throw tooLong(walked, place);
    page = await github.past({ ...question, after: page.next });
  }
}

function currentFreight(aim: Aim, files: readonly RemoteFile[]): Freight {
  const missing = aim.files.find((path) => !files.some((file) => file.path === path));
  if (missing === undefined) return freightIn(aim, files);
  throw new ActionError('FILE_NOT_FOUND', `Reading "${missing}" failed: the base holds no such text file.`, {
    hint: 'Correct the `targets` of the app in gitops.yaml.',
  });
}

function pastOf(aim: Aim, state: Past['state']): readonly Past[] {
  const freight = pastFreight(aim, state.files);
  return freight === undefined ? [] : [{ freight, state }];
}

/** The oldest of the states, one after the other, at which it ran. */
function since(past: readonly Past[], { freight, state }: Past): Past {
  const rest = past.slice(past.findIndex((each) => each.state === state));
  const end = rest.findIndex((each) => each.freight.id !== freight.id);
  const run = end < 0 ? rest : rest.slice(0, end);
  return { freight, state: run.at(-1)?.state ?? state };
}

/** A freight that the files never held whole has no past: what came last brought it. */
function sinceWhen(past: readonly Past[], current: Freight): Past {
  const [newest] = past;
  if (newest === undefined) throw new Error('There is a way back, and no past.');
  return newest.freight.id === current.id
    ? since(past, { ...newest, freight: current })
    : { ...newest, freight: current };
}

function tooLong(walked: number, place: string): ActionError {
  return new ActionError('LIMIT_EXCEEDED', `Rolling back ${place} stopped after ${walked} commits of its history.`, {
    hint: 'Name a newer one in `to`, or set the version by a delivery.',
  });
}
