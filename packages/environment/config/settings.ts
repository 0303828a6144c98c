import { accept, oneLine as lineInput, oneOf, refine, refuse, text as textInput } from '#input';
import { branchName } from '../branch.ts';
import { list, optionalField, text } from './reader.ts';

// Each from the strictest to the loosest: an input may only move to the left of what the file says.
export const modes = ['pull-request', 'direct'] as const;
export const merges = ['manual', 'auto', 'immediate'] as const;
export const downgrades = ['deny', 'warn', 'allow'] as const;

export const strategies = ['rolling', 'per-version'] as const;
export const foreignCommitRules = ['fail', 'append', 'new-branch'] as const;
export const mergeMethods = ['squash', 'merge', 'rebase'] as const;
const pins = ['auto', 'tag', 'digest', 'tag@digest'] as const;

export type Mode = (typeof modes)[number];
export type Merge = (typeof merges)[number];
type Downgrade = (typeof downgrades)[number];
type Strategy = (typeof strategies)[number];
type ForeignCommitRule = (typeof foreignCommitRules)[number];
export type MergeMethod = (typeof mergeMethods)[number];

/** How changes come to an environment. */
export interface Settings {
  readonly base: string | undefined;
  readonly mode: Mode;
  readonly strategy: Strategy;
  readonly downgrade: Downgrade;
  readonly foreignCommits: ForeignCommitRule;
  readonly merge: Merge;
  /** Undefined where the repository's own order of methods decides. */
  readonly mergeMethod: MergeMethod | undefined;
  readonly pin: (typeof pins)[number];
  readonly labels: readonly string[];
  /** Globs; `{path}` stands for the environment's path. */
  readonly allowedPaths: readonly string[] | undefined;
}

export const builtInSettings: Settings = {
  base: undefined,
  mode: 'pull-request',
  strategy: 'rolling',
  downgrade: 'deny',
  foreignCommits: 'fail',
  merge: 'manual',
  mergeMethod: undefined,
  pin: 'auto',
  labels: [],
  allowedPaths: undefined,
};

/** A glob of paths in the repository. */
export const pathGlob = refine(textInput, (value) => {
  const parts = value.split('/');
  if (value === '' || value.startsWith('/') || parts.includes('..') || /[\\\p{Cc}]/u.test(value)) {
    return refuse('a path inside of the repository, which may be a glob');
  }
  return accept(value);
});

/** Unlike an input, what a file names is never empty. */
export const oneLine = refine(lineInput, (value) => (value === '' ? refuse('one line of text') : accept(value)));

/** The keys of `defaults`, each of which an environment may override. */
export const settingFields = {
  base: optionalField(text(branchName), undefined),
  mode: optionalField(text(oneOf(...modes)), undefined),
  strategy: optionalField(text(oneOf(...strategies)), undefined),
  downgrade: optionalField(text(oneOf(...downgrades)), undefined),
  'foreign-commits': optionalField(text(oneOf(...foreignCommitRules)), undefined),
  merge: optionalField(text(oneOf(...merges)), undefined),
  'merge-method': optionalField(text(oneOf(...mergeMethods)), undefined),
  pin: optionalField(text(oneOf(...pins)), undefined),
  labels: optionalField(list(text(oneLine)), undefined),
  'allowed-paths': optionalField(list(text(pathGlob)), undefined),
};

/** Settings as a map of the file holds them; what is absent is left to the map above it. */
export type WrittenSettings = { readonly [Key in keyof Settings]: Settings[Key] | undefined };

interface SettingKeys extends Omit<WrittenSettings, 'foreignCommits' | 'mergeMethod' | 'allowedPaths'> {
  readonly 'foreign-commits': Settings['foreignCommits'] | undefined;
  readonly 'merge-method': Settings['mergeMethod'];
  readonly 'allowed-paths': Settings['allowedPaths'];
}

export function writtenSettings(read: SettingKeys): WrittenSettings {
  const { base, mode, strategy, downgrade, merge, pin, labels } = read;
  return {
    base,
    mode,
    strategy,
    downgrade,
    merge,
    pin,
    labels,
    foreignCommits: read['foreign-commits'],
    mergeMethod: read['merge-method'],
    allowedPaths: read['allowed-paths'],
  };
}

/** The lower map wins, key by key. */
export function overridden(settings: Settings, written: WrittenSettings): Settings {
  return {
    base: written.base ?? settings.base,
    mode: written.mode ?? settings.mode,
    strategy: written.strategy ?? settings.strategy,
    downgrade: written.downgrade ?? settings.downgrade,
    foreignCommits: written.foreignCommits ?? settings.foreignCommits,
    merge: written.merge ?? settings.merge,
    mergeMethod: written.mergeMethod ?? settings.mergeMethod,
    pin: written.pin ?? settings.pin,
    labels: written.labels ?? settings.labels,
    allowedPaths: written.allowedPaths ?? settings.allowedPaths,
  };
}
