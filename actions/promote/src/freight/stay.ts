import type { Config } from '#environment';
import type { PlaceFacts, TrailCommit } from '#github';
import type { Pair } from '../scope/pair.ts';
import { type Freight, isSame, pastFreight } from './freight.ts';

/** What an environment ran after one commit; the freight is undefined where the files cannot be told or read. */
export interface State {
  readonly commit: TrailCommit;
  readonly freight: Freight | undefined;
}

export interface Stay {
  readonly since: string;
  /** When another freight took its place; undefined: it is there. */
  readonly until: string | undefined;
  /** The commits that carry it, newest first; the last one brought it. */
  readonly commits: readonly TrailCommit[];
  /** What was there before came back in its place. */
  readonly isTakenBack: boolean;
  /** It may have begun earlier: nothing before was read. */
  readonly isCut: boolean;
}

/** The states of a pair's branch, newest first: as far back as was read. */
export function statesOf(config: Config, pair: Pair, place: PlaceFacts): readonly State[] {
  const known = new Map<string, Freight | undefined>();
  return place.trail.commits.map((commit) => {
    const blobs = pair.paths.map((path) => commit.blobs.get(path) ?? '');
    const key = blobs.join();
    if (!known.has(key)) known.set(key, freightOfBlobs(config, pair, { place, blobs }));
    return { commit, freight: known.get(key) };
  });
}

function freightOfBlobs(
  config: Config,
  pair: Pair,
  { place, blobs }: { readonly place: PlaceFacts; readonly blobs: readonly string[] },
): Freight | undefined {
  const files = pair.paths.flatMap((path, index) => {
    const text = place.texts.get(blobs[index] ?? '');
    return text === undefined ? [] : [{ path, text }];
  });
  return files.length < pair.paths.length ? undefined : pastFreight(config, pair, files);
}

/** The last uninterrupted stay of a freight; undefined where it was never there, as far as was read. */
export function stayOf(states: readonly State[], freight: Pick<Freight, 'images'>): Stay | undefined {
  const carries = ({ freight: held }: State): boolean => held !== undefined && isSame(held, freight);
  const newest = states.findIndex(carries);
  if (newest < 0) return undefined;
  const end = states.findIndex((state, index) => index > newest && !carries(state));
  const carrying = states.slice(newest, end < 0 ? states.length : end);
  const next = states[newest - 1];
  const before = end < 0 ? [] : states.slice(end);
  const since = carrying.at(-1)?.commit.at ?? '';
  return {
    since,
    isCut: end < 0,
    until: next?.commit.at,
    commits: carrying.map(({ commit }) => commit),
    isTakenBack: next !== undefined && before.some(({ freight: held }) => isBack(held, next.freight)),
  };
}

function isBack(before: Freight | undefined, after: Freight | undefined): boolean {
  return before !== undefined && after !== undefined && isSame(before, after);
}
