import { type Config, type Edge, edgeOf, freightOf, promotionEdges } from '#environment';
import type { Check } from '../check.ts';
import { type Finding, severityOf } from '../finding.ts';
import type { Arriving } from '../freight/arrival.ts';
import { describeImages } from '../freight/describe-images.ts';

/** An environment gets only what the environments before it have had. A rollback goes back to what it had itself. */
export const promotionOrder: Check = (_documents, policy, { config, arriving }) => {
  const severity = severityOf(policy.promotionOrder ?? 'deny');
  if (severity === undefined || config === undefined) return [];
  return arriving.flatMap((each): readonly Finding[] => {
    const edge = edgeTo(config, each);
    const fault = edge === undefined || each.isRollback ? undefined : faultOf(each, edge);
    if (fault === undefined) return [];
    const { message, hint } = fault;
    const subject = `${each.environment} ${each.app} ${each.problem || freightOf(each.after)}`;
    return [{ check: 'promotion-order', severity, message, hint, at: each.at, subject }];
  });
};

function edgeTo(config: Config, { app, environment }: Arriving): Edge | undefined {
  const edge = promotionEdges(config).find(({ to }) => to.name === environment);
  const known = config.apps.find(({ name }) => name === app);
  return edge === undefined || known === undefined ? undefined : edgeOf(edge, known);
}

function faultOf(
  { app, environment, after, problem, held }: Arriving,
  { from, need }: Edge,
): Pick<Finding, 'message' | 'hint'> | undefined {
  if (problem !== '') {
    return {
      message: `${environment} gets no version of ${app} that could have been promoted: ${problem}.`,
      hint: 'Write the version there that the environments before have had, or take the place out of gitops.yaml.',
    };
  }
  if (after.length === 0) return undefined;
  const lacking = from.filter((name) => held.get(name)?.has(freightOf(after)) !== true);
  if (need === 'any' ? lacking.length < from.length : lacking.length === 0) return undefined;
  return {
    message: `${environment} gets ${describeImages(after)} of ${app}, which ${lacking.join(need === 'any' ? ' or ' : ' and ')} never had.`,
    hint: `Deliver it to ${lacking[0]} first, and promote it from there.`,
  };
}
