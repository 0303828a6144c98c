import { type Client, escalationsOf, missingMigrationRights, missingRights, type Plan, type Right } from '#cluster';
import { ActionError } from '#error';
import type { PreflightRow } from './row.ts';
import { attempted, failAt, ok, warn } from './rows.ts';

/** The rows `rbac` and `rbac-escalation` of somebody who may not do everything. */
export async function rightsRows(client: Client, plan: Plan): Promise<readonly PreflightRow[]> {
  const [missing, escalations] = await Promise.all([
    attempted(() => lacking(client, plan)),
    attempted(() => escalationsOf(client, plan)),
  ]);
  return [
    'error' in missing ? failAt('rbac', missing.error) : rbacRow(missing.value),
    'error' in escalations ? untried(escalations.error) : escalationRow(escalations.value),
  ];
}

/** The rows of somebody who may do everything. */
export const everythingRows: readonly PreflightRow[] = [
  ok('rbac', 'We may do everything.'),
  ok('rbac-escalation', 'We hold everything that could be granted.'),
];

async function lacking(client: Client, plan: Plan): Promise<readonly Right[]> {
  const missing = await Promise.all([
    missingRights(client, [...plan.steps, inventoryOf(plan)]),
    missingMigrationRights(client, plan.migrations.values()),
  ]);
  return missing.flat();
}

function inventoryOf({ place }: Plan): Parameters<typeof missingRights>[1][number] {
  const resource = { group: '', version: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true };
  return { id: { ...resource, ...place }, resource };
}

function rbacRow(missing: readonly Right[]): PreflightRow {
  if (missing.length === 0) return ok('rbac', 'We may create and change every object.');
  const words = missing.map(wordsOf).join('; ');
  // what may not be listed is read one by one
  if (missing.every(({ verb }) => verb === 'list')) return warn('rbac', `We may not ${words}: it takes more requests.`);
  return failAt(
    'rbac',
    new ActionError('RBAC_DENIED', `Checking our rights failed: we may not ${words}.`, {
      hint: 'Give the user of this job these verbs on these resources, by a Role or ClusterRole.',
    }),
  );
}

function wordsOf({ verb, group, resource, subresource, namespace }: Right): string {
  const kind = group === '' ? resource : `${resource}.${group}`;
  const name = subresource === undefined ? kind : `${kind}/${subresource}`;
  return `${verb} ${name}${namespace === '' ? '' : ` in ${namespace}`}`;
}

/** Who may not apply a role at all is told by the other row. */
function untried(error: ActionError): PreflightRow {
  return error.code === 'RBAC_DENIED'
    ? warn('rbac-escalation', 'Not checked: we may not even try.')
    : failAt('rbac-escalation', error);
}

function escalationRow(escalations: Awaited<ReturnType<typeof escalationsOf>>): PreflightRow {
  if (escalations.length === 0) return ok('rbac-escalation', 'We hold everything that the roles grant.');
  const ids = escalations.map(({ id }) => id).join(', ');
  const message = `Trying the roles and bindings failed: ${ids} would grant more than we hold. ${escalations[0]?.message ?? ''}`;
  return failAt(
    'rbac-escalation',
    new ActionError('RBAC_ESCALATION', message, {
      hint: 'Give the user of this job these permissions, or the verbs `escalate` on roles and `bind` on role bindings.',
    }),
  );
}
