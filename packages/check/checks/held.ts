import { holdsOnEdge, promotionEdges } from '#environment';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { describeImages } from '../freight/describe-images.ts';

/** No environment gets what is held there, or in an environment that it comes from. */
export const held: Check = (_documents, _policy, { config, arriving, now }) => {
  if (config === undefined) return [];
  const edges = new Map(promotionEdges(config).map((edge) => [edge.to.name, edge]));
  const today = now.toISOString().slice(0, 10);
  return arriving.flatMap(({ app, environment, after, at, isRollback }): readonly Finding[] => {
    const to = config.environments.find(({ name }) => name === environment);
    if (to === undefined || after.length === 0) return [];
    const { from } = edges.get(environment) ?? { from: [] };
    const holds = holdsOnEdge(config, { from, to }, [{ app, images: after }], today);
    // What goes back comes from no other environment
    const hold = holds.target ?? (isRollback ? undefined : [...holds.sources.values()][0]);
    if (hold === undefined) return [];
    const until = hold.until === undefined ? '' : ` until ${hold.until}`;
    return [
      {
        check: 'held',
        severity: 'error',
        message: `${environment} gets ${describeImages(after)} of ${app}, which ${hold.by} holds in ${hold.environment}${until}: ${hold.reason}.`,
        hint: `Ask ${hold.by}; the hold stands in gitops.yaml on the base branch.`,
        at,
        subject: `${environment} ${app} ${hold.environment} ${hold.by}`,
      },
    ];
  });
};
