import { applyObject } from '../apply/apply-object.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { objectPath } from '../discovery/resource.ts';
import { isKubernetesObject, type KubernetesObject, nameOf } from '../objects/object.ts';
import type { PlacedObject } from '../plan/place.ts';
import { compareFields } from './compare.ts';
import { type Difference, differences } from './differences.ts';
import type { FieldPath } from './field-path.ts';
import { managersOf } from './managers.ts';
import { holds, type OwnedFields, ownedFields } from './owned-fields.ts';

/** A field that is not as the manifest has it. */
export interface FieldDrift {
  readonly path: FieldPath;
  /** `undefined` where it is not there. */
  readonly live: unknown;
  readonly wanted: unknown;
  /** Who has set it, the newest first; empty where the cluster does not note it, as of a field that was removed. */
  readonly managers: readonly string[];
}

export type ObjectDrift =
  | { readonly outcome: 'missing' }
  /** Empty where the object is as the manifest has it. */
  | { readonly outcome: 'compared'; readonly fields: readonly FieldDrift[]; readonly live: KubernetesObject };

type Target = Pick<PlacedObject, 'id' | 'object' | 'resource'>;

/** Whose values an object is to have: the field manager of the agent that applies it, of several the first that has. */
export interface DriftOptions {
  readonly fieldManagers: readonly string[];
}

/**
 * What applying a manifest would change, by the server's own word: it is applied as a dry run, with force, in the name of the agent.
 * Fields outside of the manifest do not count. What the server would refuse to change is compared without it.
 * @throws ApiError
 */
export async function tryDrift(client: Client, target: Target, options: DriftOptions): Promise<ObjectDrift> {
  const live = await readObject(client, target);
  if (live === undefined) return { outcome: 'missing' };
  const owned = ownedFields(live);
  const fieldManager = fieldManagerOf(owned, options);
  try {
    const applied = await applyObject(client, target, { fieldManager, force: true, dryRun: true });
    if (applied.outcome === 'conflict') throw new TypeError('What is forced has no conflicts.');
    const found = appliedDifferences(live, applied.object, fieldManager);
    return { outcome: 'compared', live, fields: withManagers(found, owned, options) };
  } catch (error) {
    if (!(error instanceof ApiError) || !isRefusedForGood(error)) throw error;
    const compared = readDrift(target.object, live, options);
    // refused, and yet nothing differs: then the manifest itself is wrong
    if (compared.length === 0) throw error;
    return { outcome: 'compared', live, fields: compared };
  }
}

/** It cannot be changed back so: fields that never change, elements that stand in each other's way, rights that we do not hold. */
function isRefusedForGood({ refusal, code }: ApiError): boolean {
  return refusal.status === 422 || code === 'RBAC_ESCALATION';
}

/** What differs between a manifest and an object that was read: what the agent still owns is as it has set it. */
export function readDrift(
  wanted: KubernetesObject,
  live: KubernetesObject,
  options: DriftOptions,
): readonly FieldDrift[] {
  const owned = ownedFields(live);
  const ours = owned.filter((entry) => isOfAgent(entry, options));
  // what an agent has once updated in place is no longer told apart well from what it applies
  const trusted = ours.some(isApplied) ? ours.filter(isApplied) : ours;
  const found = compareFields(wanted, live, {
    noted: owned.map(({ fields }) => fields),
    trusted: trusted.map(({ fields }) => fields),
    foreign: owned.filter((entry) => !isOfAgent(entry, options)).map(({ fields }) => fields),
  });
  return withManagers(found, owned, options);
}

/** @throws ApiError */
export async function readObject(
  client: Client,
  { resource, id }: Pick<Target, 'id' | 'resource'>,
): Promise<KubernetesObject | undefined> {
  try {
    const path = objectPath(resource, id);
    const { body } = await client.request({ method: 'GET', path, operation: `Reading ${nameOf(id)}` });
    if (!isKubernetesObject(body))
      throw new TypeError('The API server has answered with something else than an object.');
    return body;
  } catch (error) {
    if (error instanceof ApiError && error.refusal.status === 404) return undefined;
    throw error;
  }
}

/** Only what the manifest has: exactly that is what the dry run notes as applied. */
function appliedDifferences(live: KubernetesObject, applied: KubernetesObject, fieldManager: string) {
  const after = ownedFields(applied);
  const ours = after.find((entry) => entry.manager === fieldManager && isApplied(entry));
  if (ours === undefined) return [];
  const sets = [...after, ...ownedFields(live)].map(({ fields }) => fields);
  return [...differences(live, applied, { path: [], sets })].filter(({ path }) => holds(ours.fields, path));
}

function withManagers(
  found: readonly Difference[],
  owned: readonly OwnedFields[],
  options: DriftOptions,
): readonly FieldDrift[] {
  const isWanted = (entry: OwnedFields): boolean => isOfAgent(entry, options);
  return found.map((each) => ({ ...each, managers: managersOf(owned, each.path, isWanted) }));
}

function fieldManagerOf(owned: readonly OwnedFields[], { fieldManagers }: DriftOptions): string {
  const [first = 'gitops-actions'] = fieldManagers;
  return fieldManagers.find((name) => owned.some(({ manager }) => manager === name)) ?? first;
}

function isOfAgent({ manager, subresource }: OwnedFields, { fieldManagers }: DriftOptions): boolean {
  return subresource === '' && fieldManagers.includes(manager);
}

function isApplied({ operation, subresource }: OwnedFields): boolean {
  return operation === 'Apply' && subresource === '';
}
