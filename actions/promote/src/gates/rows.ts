import { evaluateGates, type GateFacts, type GatesConfig, type ReviewFacts } from '#environment';
import type { Freight } from '../freight/freight.ts';
import type { Sight } from '../look/look.ts';
import type { GateRow } from '../result.ts';
import type { Pair } from '../scope/pair.ts';
import { stepTo } from '../scope/steps.ts';
import { hasOpenStart, heldOn, sourceFacts } from './source-facts.ts';

interface Arriving {
  readonly pair: Pair;
  readonly freight: Pick<Freight, 'images'>;
  readonly review: ReviewFacts | undefined;
  /** It brings back what was there, and holds what it takes away: the gates were passed then. */
  readonly isRollback: boolean;
  /** Nobody else can have made it. */
  readonly isProven: boolean;
  /** What metrics and attestations say. */
  readonly evidence: Evidence;
}

export type Evidence = Pick<GateFacts, 'metrics' | 'attestations'>;

/** What every gate says of a freight that comes to an environment. */
export function rowsFor(sight: Sight, arriving: Arriving): readonly GateRow[] {
  const { pair, freight, review, isRollback, isProven, evidence } = arriving;
  const { environment, unit } = pair;
  const step = stepTo(sight.config, environment.name, unit);
  const target = { edge: { from: [], to: environment }, unit };
  const hold = heldOn(sight, target, freight).target;
  const facts: GateFacts = {
    sources: step === undefined || isRollback ? [] : sourceFacts(sight, step, freight),
    review,
    images: freight.images,
    ...evidence,
  };
  const gates = isRollback ? rollbackGates(pair, isProven) : environment.gates;
  const row = { app: unit.name, environment: environment.name };
  const until = hold?.until === undefined ? '' : ` until ${hold.until}`;
  const held: readonly GateRow[] =
    hold === undefined
      ? []
      : [{ ...row, name: 'hold', state: 'failed', detail: `${hold.by} holds it${until}: ${hold.reason}` }];
  return [
    ...held,
    ...evaluateGates({ ...environment, gates }, facts, sight.now).map((result) => {
      const isVague = result.name === 'soak' && result.state === 'passed' && step !== undefined;
      const detail =
        isVague && hasOpenStart(sight, step, freight) ? 'it has run for longer than is asked' : result.detail;
      return { ...row, ...result, detail };
    }),
  ];
}

/** An incident does not wait for a window, or for days of soaking; people still look at it unless gitops.yaml says no. */
function rollbackGates({ environment: { gates, rollback } }: Pair, isProven: boolean): GatesConfig {
  const approvals = rollback.merge === 'immediate' && isProven ? undefined : gates.approvals;
  return { soak: undefined, checks: [], approvals, window: undefined, metrics: [], attestation: undefined };
}
