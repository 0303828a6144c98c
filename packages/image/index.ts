export { lowerCasePath } from './lower-case.ts';
export { image, parseReference } from './parse.ts';
export { formatReference, type ImageReference, sameRepository } from './reference.ts';
export { type MovingTag, movingTags } from './tags/moving-tag.ts';
export { tagRule } from './tags/parse-rule.ts';
export { type ImageTag, planTags, type TagPlan, type TagPolicy, type TagWishes } from './tags/plan.ts';
export type { TagRule } from './tags/rule.ts';
export type { RunFacts } from './tags/run-facts.ts';
export { compareVersions, type TagVersion, versionOfTag } from './version.ts';
