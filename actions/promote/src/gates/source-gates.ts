import { type EnvironmentConfig, evaluateGates, isPassed, type SourceFacts } from '#environment';

/** Whether what is asked of the environments before is there: soaked, and the checks passed. */
export function hasPassed(
  { gates, reviewers }: Pick<EnvironmentConfig, 'gates' | 'reviewers'>,
  sources: readonly SourceFacts[],
  now: Date,
): boolean {
  const { soak, checks } = gates;
  const asked = { soak, checks, approvals: undefined, window: undefined, metrics: [], attestation: undefined };
  const facts = { sources, review: undefined, images: [], metrics: new Map(), attestations: new Map() };
  return isPassed(evaluateGates({ gates: asked, reviewers, need: 'any' }, facts, now));
}
