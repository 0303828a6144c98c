import prerelease from 'semver/functions/prerelease.js';
import { type TagVersion, versionIn } from '../version.ts';
import { expand } from './expressions.ts';
import { branchIn, gitTagIn, pullRequestIn } from './git-ref.ts';
import type { ImageTag, TagPolicy } from './image-tag.ts';
import type { RuleKind, TagRule } from './rule.ts';
import type { RunFacts } from './run-facts.ts';
import { shortened, valuesOf } from './values.ts';
import { looseVersion, strictVersion } from './version-of-rule.ts';

export interface RuledTag extends ImageTag {
  /** '' for a tag that stands for no version. */
  readonly version: string;
}

interface Found {
  /** May hold expressions. */
  readonly text: string;
  readonly policy: TagPolicy;
  readonly version?: TagVersion | undefined;
}

/**
 * The tag that a rule gives in a run; `undefined` when it does not apply.
 * @throws ActionError TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG
 */
export function tagOfRule(rule: TagRule, facts: RunFacts): RuledTag | undefined {
  const { enable = 'true', prefix = standardPrefix(rule), suffix = '' } = rule.attributes;
  const fill = (text: string, version?: TagVersion): string => expand(text, valuesOf(facts, version));
  if (fill(enable) !== 'true') return undefined;
  const found = finders[rule.kind](rule, facts, fill);
  if (found === undefined) return undefined;
  const { text, policy, version } = found;
  const name = [prefix, text, suffix].map((part) => sanitized(fill(part, version))).join('');
  return { name, policy, origin: rule.written, version: version?.version ?? '' };
}

function standardPrefix({ kind, attributes: { event } }: TagRule): string {
  if (kind === 'sha') return 'sha-';
  return event === 'pr' ? 'pr-' : '';
}

type Finder = (
  rule: TagRule,
  facts: RunFacts,
  fill: (text: string, version?: TagVersion) => string,
) => Found | undefined;

const finders: Readonly<Record<RuleKind, Finder>> = {
  version({ attributes: { value } }, facts, fill) {
    const version = strictVersion({ value: value && fill(value) }, facts);
    return version && { text: version.tag, policy: 'once', version };
  },
  semver({ attributes: { pattern = '', value, match } }, facts, fill) {
    const version = looseVersion({ match, value: value && fill(value) }, facts);
    if (version === undefined) return undefined;
    // before a release only the whole version is a name: 1.2 must not become 1.2.0-rc.1
    const isPrerelease = prerelease(version.version) !== null;
    const text = isPrerelease && !whole.test(pattern) ? '{{version}}' : pattern;
    return { text, policy: whole.test(text) ? 'once' : 'forward', version };
  },
  match({ attributes: { pattern = '', group = '0', value } }, facts, fill) {
    const matched = new RegExp(pattern).exec(value === undefined ? (gitTagIn(facts.ref) ?? '') : fill(value));
    const text = matched?.[Number(group)];
    return text === undefined || text === '' ? undefined : { text, ...standing(text) };
  },
  edge({ attributes: { branch } }, { ref, defaultBranch }) {
    const wanted = branch ?? defaultBranch;
    return wanted !== '' && branchIn(ref) === wanted ? { text: 'edge', policy: 'always' } : undefined;
  },
  ref({ attributes: { event } }, { ref }) {
    const text = { branch: branchIn, tag: gitTagIn, pr: pullRequestIn }[
      event === 'branch' || event === 'pr' ? event : 'tag'
    ](ref);
    return text === undefined ? undefined : { text, policy: event === 'tag' ? 'once' : 'always' };
  },
  raw({ attributes: { value = '' } }, facts, fill) {
    const text = fill(value, looseVersion({}, facts));
    return { text, ...standing(text) };
  },
  schedule({ attributes: { pattern = 'nightly' } }, { eventName }) {
    return eventName === 'schedule' ? { text: pattern, policy: 'always' } : undefined;
  },
  sha({ attributes: { format } }, { sha }) {
    return sha === '' ? undefined : { text: format === 'long' ? sha : shortened(sha), policy: 'once' };
  },
};

/** Patterns that name one version and no line of them. */
const whole = /\{\{\s*(?:version|raw|patch)\s*\}\}/;

/** A text that is a version is written once, wherever it comes from. */
function standing(text: string): Pick<Found, 'policy' | 'version'> {
  const version = versionIn(text);
  return version === undefined ? { policy: 'always' } : { policy: 'once', version };
}

/** `+` is no character of a tag, and neither is `/`; what they part stays apart. */
function sanitized(text: string): string {
  return text.replaceAll('+', '_').replaceAll(/[^a-zA-Z0-9._-]+/g, '-');
}
