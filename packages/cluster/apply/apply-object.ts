import { ActionError } from '#error';
import { advice } from '../client/advice.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { objectPath, type Resource } from '../discovery/resource.ts';
import { idOf, isKubernetesObject, type KubernetesObject, nameOf } from '../objects/object.ts';

export interface ApplyOptions {
  /** The name under which the cluster notes which fields are ours. */
  readonly fieldManager: string;
  /** Takes fields over from other managers; else they are reported. */
  readonly force: boolean;
  /** Asks what would happen, and changes nothing. */
  readonly dryRun?: boolean;
  /** Has the server answer with the object's metadata alone, which for a large object is much less. */
  readonly metadataOnly?: boolean;
}

/** What somebody else has set otherwise. */
export interface Conflict {
  readonly manager: string;
  /** As the server writes them: `.spec.replicas`. */
  readonly fields: readonly string[];
}

export type Applied =
  | { readonly outcome: 'applied'; readonly created: boolean; readonly object: KubernetesObject }
  | { readonly outcome: 'conflict'; readonly conflicts: readonly Conflict[] };

/**
 * Applies one object on the server's side.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 * @throws ApiError
 */
export async function applyObject(
  client: Client,
  { resource, object }: { readonly resource: Resource; readonly object: KubernetesObject },
  { fieldManager, force, dryRun = false, metadataOnly = false }: ApplyOptions,
): Promise<Applied> {
  const operation = `${dryRun ? 'Trying' : 'Applying'} ${nameOf(idOf(object))}`;
  try {
    const { status, body } = await client.request({
      method: 'PATCH',
      path: objectPath(resource, idOf(object)),
      query: {
        fieldManager,
        ...(force && { force: 'true' }),
        ...(dryRun && { dryRun: 'All' }),
        fieldValidation: 'Strict',
      },
      contentType: 'application/apply-patch+yaml',
      body: JSON.stringify(object),
      ...(metadataOnly && { accept: onlyMetadata }),
      operation,
    });
    if (!isKubernetesObject(body)) throw noObject(operation);
    return { outcome: 'applied', created: status === 201, object: body };
  } catch (error) {
    const conflicts = error instanceof ApiError ? conflictsOf(error) : [];
    if (conflicts.length === 0) throw error;
    return { outcome: 'conflict', conflicts };
  }
}

/** @see https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-fetches */
const onlyMetadata = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json';

function conflictsOf({ refusal }: ApiError): readonly Conflict[] {
  const fields = new Map<string, string[]>();
  for (const { reason, message, field } of refusal.causes) {
    if (reason !== 'FieldManagerConflict') continue;
    const manager = /^conflicts? with "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message;
    fields.set(manager, [...(fields.get(manager) ?? []), field]);
  }
  return [...fields].map(([manager, list]) => ({ manager, fields: list }));
}

/** The failure that conflicts are where they are not to be forced. */
export function conflictError(name: string, conflicts: readonly Conflict[]): ActionError {
  const owners = conflicts.map(({ manager, fields }) => `"${manager}" has set ${fields.join(', ')}`).join('; ');
  return new ActionError('CONFLICT', `Applying ${name} failed: ${owners} otherwise.`, { hint: advice.CONFLICT ?? '' });
}

function noObject(operation: string): ActionError {
  return new ActionError('K8S_REFUSED', `${operation} failed: the server answered with no object.`, {
    hint: 'Check that the address is that of a Kubernetes API server, and no page of a proxy.',
  });
}
