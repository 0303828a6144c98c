import {
  type Client,
  concurrency,
  concurrently,
  type Discovery,
  keyOf,
  missingTrialRights,
  type PlacedObject,
  tryDrift,
} from '#cluster';
import { ActionError } from '#error';
import type { DesiredObject } from '../desired/desired.ts';
import { findingsOf, missing } from '../finding.ts';
import type { Ignored } from '../ignore/rules.ts';
import type { Comparison, Finding, Note } from '../result.ts';
import { exceptionsIn } from './exceptions.ts';
import { placeEach } from './place-each.ts';

export interface ClusterTarget {
  readonly client: Client;
  readonly discovery: Discovery;
}

/** The field managers of Flux and Argo CD. */
export const agentManagers = ['kustomize-controller', 'argocd-controller', 'helm-controller'];

/**
 * Asks the cluster what applying the objects would change. Nothing is written.
 * @throws ActionError RBAC_DENIED naming every right that is missing
 */
export async function compareByTrial(
  target: ClusterTarget,
  desired: readonly DesiredObject[],
  rules: Ignored['rules'],
): Promise<Comparison> {
  const { placed, unknown } = await placeEach(target.discovery, desired);
  await refuseMissingRights(target.client, placed);
  const { exceptions, notes } = await exceptionsIn(target, placed);
  const ignored = { rules, exceptions };
  const tried = await concurrently(placed, concurrency, (each) => tryOne(target.client, each, ignored));
  return {
    findings: [...tried.flatMap(({ findings }) => findings), ...unknown.flatMap((id) => missing(id, ignored))],
    notes: [...notes, ...tried.flatMap((each) => each.notes)],
    compared: tried.filter((each) => each.notes.length === 0).length + unknown.length,
  };
}

interface Tried {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

async function tryOne(client: Client, placed: PlacedObject, ignored: Ignored): Promise<Tried> {
  try {
    const drift = await tryDrift(client, placed, { fieldManagers: agentManagers });
    if (drift.outcome === 'missing') return { findings: missing(placed.id, ignored), notes: [] };
    return { findings: findingsOf(placed.id, drift.fields, ignored), notes: [] };
  } catch (error) {
    return { findings: [], notes: [notCompared(placed, error)] };
  }
}

const fatal: ReadonlySet<string> = new Set(['K8S_UNREACHABLE', 'TLS_UNTRUSTED', 'AUTH_EXPIRED']);

/** One object that the cluster does not tell about keeps us from no other. */
export function notCompared({ id }: Pick<PlacedObject, 'id'>, error: unknown): Note {
  if (!(error instanceof ActionError) || fatal.has(error.code)) throw error;
  const detail = id.kind === 'Secret' ? {} : { detail: error.message };
  return { object: keyOf(id), reason: error.code, passing: true, ...detail };
}

async function refuseMissingRights(client: Client, placed: readonly PlacedObject[]): Promise<void> {
  const rights = await missingTrialRights(client, placed);
  if (rights.length === 0) return;
  const names = rights.map(({ verb, group, resource, namespace }) =>
    [verb, group === '' ? resource : `${resource}.${group}`, ...(namespace === '' ? [] : [`in ${namespace}`])].join(
      ' ',
    ),
  );
  throw new ActionError('RBAC_DENIED', `Looking for drift failed: the cluster lets us not ${names.join('; not ')}.`, {
    hint: 'The source cluster applies as a dry run, which takes the right to write: grant what the message names, or set `source: agent`, which only reads.',
  });
}
