import {
  type Client,
  conflictsOf,
  type Discovery,
  makePlan,
  type ObjectReport,
  type Plan,
  tryPlan,
  warmUp,
} from '#cluster';
import type { ConnectPorts } from '../connect/connect-ports.ts';
import type { DeployKeyRegistration } from '../connect/deploy-key.ts';
import type { Installation } from '../installation.ts';
import type { Manifests } from '../manifests/manifests.ts';
import type { ManifestsPorts } from '../manifests/read-manifests.ts';
import { conflictsRow } from './conflicts.ts';
import { connection } from './connection.ts';
import { contact } from './contact.ts';
import { existingRow, readInstalled } from './existing.ts';
import { manifestsRow, type ReadAgent, readAgent } from './manifests.ts';
import { migrationsRow } from './migrations.ts';
import { everythingRows, rightsRows } from './rights.ts';
import type { PreflightRow } from './row.ts';
import { attempted, complete, failAt, warn } from './rows.ts';
import { applicable, fieldManagerOf, handedOver, type WholeAgent, wholeAgent } from './whole-agent.ts';

export interface PreflightPorts extends ManifestsPorts, ConnectPorts {
  readonly discovery: Discovery;
}

/** What was found before the first write. */
export interface Survey {
  /** The whole table. */
  readonly rows: readonly PreflightRow[];
  /** Without a `v`; '' where nothing tells. */
  readonly version: string;
  /** What is to be done; absent where it could not be found out. */
  readonly found: Found | undefined;
}

export interface Found {
  readonly manifests: Manifests;
  readonly agent: WholeAgent;
  readonly plan: Plan;
  /** What was tried of the plan: of a dry run everything, else the conflicts alone. */
  readonly tried: readonly ObjectReport[];
  /** What GitHub has to be told between the Secret and what pulls by it. */
  readonly registration: DeployKeyRegistration | undefined;
}

/** As many connections as the first questions need at once. */
const connections = 12;

/** Makes every check of an installation in a cluster, as many as possible at a time; nothing is written. */
export async function preflight(installation: Installation, ports: PreflightPorts): Promise<Survey> {
  const { client } = ports;
  const warm = warmUp(client, connections);
  const contacting = contact(client, installation);
  const listing = attempted(() => readInstalled(client, installation.namespace));
  const connecting = connection(installation, ports);
  const read = await attempted(() => readAgent(installation, ports));
  const planning = attempted(() =>
    planOf(installation, ports, { read: 'value' in read ? read.value : undefined, connecting }),
  );
  const [contacted, planned, connected] = await Promise.all([contacting, planning, connecting, warm]);
  const version = 'error' in read ? installation.manifests.version : read.value.version;
  const first = [
    ...contacted.rows,
    'error' in read ? failAt('manifests', read.error) : manifestsRow(read.value.manifests),
    // what a connection reads of a cluster that does not answer says nothing more
    ...(contacted.isReached ? connected.rows : []),
  ];
  if (!contacted.isReached || 'error' in planned || planned.value === undefined || 'error' in read) {
    const failures = contacted.isReached && 'error' in planned ? [failAt('manifests', planned.error)] : [];
    return { rows: complete([...first, ...failures]), version, found: undefined };
  }
  const { plan } = planned.value;
  const [rights, tried, installed] = await Promise.all([
    contacted.holdsEverything ? everythingRows : rightsRows(client, plan),
    attempted(() => triedOf(client, plan, installation)),
    listing,
  ]);
  const isOurs = plan.inventory.size > 0;
  const existing =
    'error' in installed
      ? warn('existing', `Which agents there are is not told to us: ${installed.error.message}`)
      : existingRow(installed.value, { ...installation, version, isOurs });
  const conflicts =
    'error' in tried ? failAt('conflicts', tried.error) : conflictsRow(tried.value, installation.conflicts);
  return {
    rows: complete([...first, ...rights, existing, migrationsRow(plan), conflicts]),
    version,
    found: {
      ...planned.value,
      manifests: read.value.manifests,
      tried: 'error' in tried ? [] : tried.value,
      registration: connected.registration,
    },
  };
}

interface Parts {
  readonly read: ReadAgent | undefined;
  readonly connecting: ReturnType<typeof connection>;
}

/** `undefined` where a part is missing, which its own row tells. */
async function planOf(
  installation: Installation,
  { client, discovery }: PreflightPorts,
  { read, connecting }: Parts,
): Promise<Pick<Found, 'agent' | 'plan'> | undefined> {
  if (read === undefined) return undefined;
  const connected = installation.connection === undefined ? undefined : (await connecting).connection;
  if (installation.connection !== undefined && connected === undefined) return undefined;
  const agent = await wholeAgent(client, installation, { objects: read.objects, connected });
  const { namespace } = installation;
  const fieldManager = fieldManagerOf(installation);
  const inventory = inventoryOf(installation);
  return {
    agent,
    plan: await makePlan({ client, discovery }, applicable(agent), { fieldManager, namespace, inventory }),
  };
}

/** The name of the ConfigMap that lists what was applied. */
export function inventoryOf({ agent }: Pick<Installation, 'agent'>): string {
  return `gitops-actions-inventory-${agent}`;
}

/** Whoever forces needs to know of no conflict beforehand. */
async function triedOf(
  client: Client,
  plan: Plan,
  { dryRun, conflicts, where }: Installation,
): Promise<readonly ObjectReport[]> {
  if (!dryRun && conflicts === 'force') return [];
  const tried = dryRun ? await tryPlan(client, plan) : await conflictsOf(client, plan);
  return where === 'both' ? handedOver(tried) : tried;
}
