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
import type { Installation } from '../installation.ts';
import type { Manifests } from '../manifests/manifests.ts';
import { type AgentObjects, objectsOf } from '../manifests/objects-of.ts';
import { type ManifestsPorts, readManifests } from '../manifests/read-manifests.ts';
import { conflictsRow } from './conflicts.ts';
import { contact } from './contact.ts';
import { existingRow, readInstalled } from './existing.ts';
import { migrationsRow } from './migrations.ts';
import { everythingRows, rightsRows } from './rights.ts';
import type { PreflightRow } from './row.ts';
import { attempted, complete, failAt, ok, warn } from './rows.ts';

export interface PreflightPorts extends ManifestsPorts {
  readonly client: Client;
  readonly discovery: Discovery;
}

/** What was found before the first write. */
export interface Survey {
  /** The whole table. */
  readonly rows: readonly PreflightRow[];
  /** Without a `v`; '' where nothing tells. */
  readonly version: string;
  /** Absent where it could not be made. */
  readonly plan: Plan | undefined;
  /** What was tried of the plan: of a dry run everything, else the conflicts alone. */
  readonly tried: readonly ObjectReport[];
}

/** As many connections as the first questions need at once. */
const connections = 12;

/** The name under which the cluster notes what is ours. */
export const fieldManager = 'gitops-actions';

/** Makes every check, as many as possible at a time; nothing is written. */
export async function preflight(installation: Installation, ports: PreflightPorts): Promise<Survey> {
  const { client, discovery } = ports;
  const warm = warmUp(client, connections);
  // asked for before the manifests are read, which takes as long as the answer
  const known = attempted(() => discovery.preferred('', 'Namespace'));
  const contacting = contact(client, installation);
  const listing = attempted(() => readInstalled(client, installation.namespace));
  const read = await attempted(() => agentObjects(installation, ports));
  const planning = attempted(async () => ('value' in read ? await planOf(installation, read.value, ports) : undefined));
  const [{ rows, isReached, holdsEverything }, planned] = await Promise.all([contacting, planning, known, warm]);
  const manifests = 'error' in read ? failAt('manifests', read.error) : read.value.row;
  const version = 'error' in read ? installation.manifests.version : read.value.version;
  if (!isReached || 'error' in planned || planned.value === undefined) {
    const failures = isReached && 'error' in planned ? [failAt('manifests', planned.error)] : [];
    return { rows: complete([...rows, manifests, ...failures]), version, plan: undefined, tried: [] };
  }
  const plan = planned.value;
  const [rights, tried, installed] = await Promise.all([
    holdsEverything ? everythingRows : rightsRows(client, plan),
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
  const all = complete([...rows, manifests, ...rights, existing, migrationsRow(plan), conflicts]);
  return { rows: all, version, plan, tried: 'error' in tried ? [] : tried.value };
}

interface ReadObjects extends AgentObjects {
  readonly row: PreflightRow;
}

async function agentObjects(installation: Installation, ports: ManifestsPorts): Promise<ReadObjects> {
  const manifests = await readManifests(installation, ports);
  return { ...objectsOf(installation, manifests), row: manifestsRow(manifests) };
}

function manifestsRow({ origin, sha256, verified, objects }: Manifests): PreflightRow {
  const hash = sha256 === undefined ? '' : `, SHA-256 ${sha256}`;
  return ok('manifests', `${origin}: ${objects.length} objects${hash}, verified: ${verified}`);
}

function planOf(
  { agent, namespace }: Installation,
  { objects }: AgentObjects,
  { client, discovery }: PreflightPorts,
): Promise<Plan> {
  const inventory = `gitops-actions-inventory-${agent}`;
  return makePlan({ client, discovery }, objects, { fieldManager, namespace, inventory });
}

/** Whoever forces needs to know of no conflict beforehand. */
async function triedOf(
  client: Client,
  plan: Plan,
  { dryRun, conflicts }: Installation,
): Promise<readonly ObjectReport[]> {
  if (dryRun) return await tryPlan(client, plan);
  return conflicts === 'force' ? [] : await conflictsOf(client, plan);
}
