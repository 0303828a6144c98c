import { ActionError } from '#error';
import { tagLimit, tagPattern } from '../grammar.ts';
import { forwardTags } from './forward.ts';
import type { ImageTag, TagPolicy } from './image-tag.ts';
import type { MovingTag } from './moving-tag.ts';
import type { TagRule } from './rule.ts';
import type { RunFacts } from './run-facts.ts';
import { tagOfRule } from './tag-of-rule.ts';
import { looseVersion, strictVersion } from './version-of-rule.ts';

export interface TagPlan {
  /** Semantic version; '' for a run that has none. */
  readonly version: string;
  /** The first one names the image. */
  readonly tags: readonly [ImageTag, ...ImageTag[]];
}

export interface TagWishes {
  /** None: the version of the pushed git tag. */
  readonly rules: readonly TagRule[];
  readonly moving: readonly MovingTag[];
}

const versionRule: TagRule = { kind: 'version', written: 'type=version', attributes: {}, priority: 0 };

/**
 * All tags of one run, in the order in which they are set: by priority, then as written, then the moving ones.
 * @throws ActionError NO_TAG, TAG_NOT_VERSION, TAG_PREFIX_MISMATCH, TAG_TOO_LONG, TAG_COLLISION, INPUT_INVALID
 */
export function planTags({ rules, moving }: TagWishes, facts: RunFacts): TagPlan {
  const asked = rules.length === 0 ? [versionRule] : rules;
  const ordered = asked.toSorted((a, b) => b.priority - a.priority);
  const given = ordered.map((rule) => tagOfRule(rule, facts)).filter((tag) => tag !== undefined);
  // a rule that passes over what is no version would leave nothing: say what is wrong with the version
  if (given.length === 0 && asked.some(({ kind }) => kind === 'semver')) strictVersion({}, facts);
  const version = given.find((tag) => tag.version !== '')?.version ?? looseVersion({}, facts)?.version ?? '';
  const tags = distinct([...given, ...forwardTags(version, moving)].map(judged));
  const [first, ...others] = tags;
  if (first === undefined) throw noTag(rules, facts);
  return { version, tags: [first, ...others] };
}

function judged({ name, policy, origin }: ImageTag): ImageTag {
  if (tagPattern.test(name)) return { name, policy, origin };
  if (name.length > tagLimit) {
    throw new ActionError('TAG_TOO_LONG', `"${origin}" gives an image tag of ${name.length} characters: ${name}.`, {
      hint: `An image tag has at most ${tagLimit} characters and is never cut: use a shorter name, or type=sha.`,
    });
  }
  throw new ActionError('INPUT_INVALID', `Input "tags": "${origin}" gives "${name}", which is not an image tag.`, {
    hint: 'A tag has letters, digits, "_", "." and "-", and starts with a letter, a digit or "_": add a prefix.',
  });
}

/** Rules may agree on a tag; they must agree on what may happen to it, too. */
function distinct(tags: readonly ImageTag[]): readonly ImageTag[] {
  const known = new Map<string, ImageTag>();
  for (const tag of tags) {
    const other = known.get(tag.name) ?? tag;
    if (other.policy !== tag.policy) throw collision(other, tag);
    known.set(tag.name, other);
  }
  return [...known.values()];
}

const policies: Readonly<Record<TagPolicy, string>> = {
  once: 'is written once',
  forward: 'moves to higher versions only',
  always: 'follows every run',
};

function collision(one: ImageTag, other: ImageTag): ActionError {
  const meaning = ({ origin, policy }: ImageTag): string => `of "${origin}" it ${policies[policy]}`;
  return new ActionError('TAG_COLLISION', `Tag "${one.name}" has two meanings: ${meaning(one)}, ${meaning(other)}.`, {
    hint: 'Leave one of the two out, or tell them apart with prefix= or suffix=.',
  });
}

const paste = {
  trigger: 'on:\n  push:\n    tags: ["v*"]',
  rules: 'tags: |\n  type=version\n  type=ref,event=branch\n  type=ref,event=pr\n  type=sha',
};

function noTag(rules: readonly TagRule[], { ref, eventName }: RunFacts): ActionError {
  const none = rules.length === 0 ? 'it is not a git tag' : 'none of the rules in "tags" applies to it';
  return new ActionError('NO_TAG', `Choosing a tag failed for "${ref}" (event ${eventName || 'unknown'}): ${none}.`, {
    hint: `Start the workflow from a pushed tag:\n${paste.trigger}\nor say which tags other runs give:\n${paste.rules}`,
  });
}
