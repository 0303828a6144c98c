import { versionRange } from '#image';
import { accept, oneOf, refine, refuse, text as textInput } from '#input';
import { type GatesConfig, gatesReader, login, noGates } from './gates.ts';
import { field, list, map, optionalField, text, unique } from './reader.ts';
import {
  type Merge,
  type Mode,
  merges,
  modes,
  oneLine,
  pathGlob,
  settingFields,
  type WrittenSettings,
  writtenSettings,
} from './settings.ts';

export interface EnvironmentConfig {
  readonly name: string;
  /** The directory that holds the environment's manifests; undefined: anywhere. */
  readonly path: string | undefined;
  readonly settings: WrittenSettings;
  /** The environments that a freight passes before this one; empty where it may start here. */
  readonly after: readonly string[];
  /** Whether all of `after` must have the freight, or any. */
  readonly need: 'all' | 'any';
  /** Whether promotions to here are opened without being asked for. */
  readonly promote: 'manual' | 'auto';
  /** Whether an open promotion keeps its freight, or takes the newest. */
  readonly follow: 'pinned' | 'newest';
  /** A range of semantic versions: others are not promoted to here. */
  readonly accept: string | undefined;
  readonly reviewers: Reviewers;
  readonly gates: GatesConfig;
  /** What a rollback may do that its inputs alone could not. */
  readonly rollback: { readonly mode: Mode | undefined; readonly merge: Merge | undefined };
}

/** Whose approvals count; those of everyone who may write where both are empty. */
export interface Reviewers {
  readonly users: readonly string[];
  /** Slugs of teams of the repository's owner. */
  readonly teams: readonly string[];
}

const teamSlug = refine(textInput, (value) =>
  /^[\w.-]+$/.test(value) ? accept(value) : refuse('the slug of a team, without its organization'),
);

export const environmentsReader = unique(
  list(
    map({
      ...settingFields,
      name: field(text(oneLine)),
      path: optionalField(text(pathGlob), undefined),
      after: optionalField(list(text(oneLine)), undefined),
      need: optionalField(text(oneOf('all', 'any')), 'all' as const),
      promote: optionalField(text(oneOf('manual', 'auto')), 'manual' as const),
      follow: optionalField(text(oneOf('pinned', 'newest')), 'pinned' as const),
      accept: optionalField(text(versionRange), undefined),
      reviewers: optionalField(
        map({ users: optionalField(list(text(login)), []), teams: optionalField(list(text(teamSlug)), []) }),
        { users: [], teams: [] },
      ),
      gates: optionalField(gatesReader, noGates),
      rollback: optionalField(
        map({
          mode: optionalField(text(oneOf(...modes)), undefined),
          merge: optionalField(text(oneOf(...merges)), undefined),
        }),
        { mode: undefined, merge: undefined },
      ),
    }),
  ),
);

/** An environment that does not say what it comes after comes after the one listed before it. */
export function environmentsOf(read: ReturnType<typeof environmentsReader>): readonly EnvironmentConfig[] {
  return read.map(
    ({ name, path, after, need, promote, follow, accept, reviewers, gates, rollback, ...settings }, index) => {
      const before = read[index - 1]?.name;
      return {
        name,
        path: path?.replace(/\/+$/, ''),
        settings: writtenSettings(settings),
        after: after ?? (before === undefined ? [] : [before]),
        need,
        promote,
        follow,
        accept,
        reviewers,
        gates,
        rollback,
      };
    },
  );
}
