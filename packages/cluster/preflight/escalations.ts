import { applyObject } from '../apply/apply-object.ts';
import { concurrency } from '../client/agent.ts';
import type { Client } from '../client/client.ts';
import { ApiError } from '../client/refusal.ts';
import { concurrently } from '../concurrently.ts';
import { keyOf } from '../objects/object.ts';
import type { Plan } from '../plan/plan.ts';

/** A role or binding that the cluster would refuse us, because it grants more than we hold. */
export interface Escalation {
  /** `ClusterRoleBinding.rbac.authorization.k8s.io flux-admin` */
  readonly id: string;
  readonly message: string;
}

const kinds: ReadonlySet<string> = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

/**
 * The roles and bindings of a plan that the cluster would refuse as an escalation. Only trying tells: to the question whether we may
 * create them it says yes. What cannot be tried yet, because its role or namespace comes with the plan, is left out.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
export async function escalationsOf(client: Client, { steps, fieldManager }: Plan): Promise<readonly Escalation[]> {
  const granting = steps.filter(({ id, action }) => kinds.has(id.kind) && action !== 'unchanged');
  const tried = await concurrently(granting, concurrency, async (step): Promise<readonly Escalation[]> => {
    try {
      await applyObject(client, step, { fieldManager, force: true, dryRun: true });
      return [];
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.refusal.status === 404) return [];
      if (error.code !== 'RBAC_ESCALATION') throw error;
      return [{ id: keyOf(step.id), message: error.message }];
    }
  });
  return tried.flat();
}
