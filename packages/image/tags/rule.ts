/** Where a tag comes from. The kinds are those of docker/metadata-action, and `version`, which is strict. */
export type RuleKind = 'version' | 'semver' | 'match' | 'edge' | 'ref' | 'raw' | 'schedule' | 'sha';

export type RuleKey =
  | 'enable'
  | 'priority'
  | 'prefix'
  | 'suffix'
  | 'value'
  | 'pattern'
  | 'match'
  | 'group'
  | 'event'
  | 'branch'
  | 'format';

/** One line of the input `tags`. */
export interface TagRule {
  readonly kind: RuleKind;
  /** As it was written, for messages. */
  readonly written: string;
  readonly attributes: Readonly<Partial<Record<RuleKey, string>>>;
  /** The tag of the rule with the highest priority names the image; among equals the first line wins. */
  readonly priority: number;
}

interface KindFacts {
  readonly priority: number;
  /** Beside those that every kind has. */
  readonly keys: readonly RuleKey[];
  readonly required?: RuleKey;
}

export const commonKeys: readonly RuleKey[] = ['enable', 'priority', 'prefix', 'suffix'];

/** @see https://github.com/docker/metadata-action#tags-input for priorities and keys */
export const ruleKinds: Readonly<Record<RuleKind, KindFacts>> = {
  schedule: { priority: 1000, keys: ['pattern'] },
  version: { priority: 900, keys: ['value'] },
  semver: { priority: 900, keys: ['pattern', 'value', 'match'], required: 'pattern' },
  match: { priority: 800, keys: ['pattern', 'group', 'value'], required: 'pattern' },
  edge: { priority: 700, keys: ['branch'] },
  ref: { priority: 600, keys: ['event'], required: 'event' },
  raw: { priority: 200, keys: ['value'], required: 'value' },
  sha: { priority: 100, keys: ['format'] },
};

/** The values that a key can have, where they are few. */
export const keyValues: Readonly<Partial<Record<RuleKey, readonly string[]>>> = {
  event: ['branch', 'tag', 'pr'],
  format: ['short', 'long'],
};
