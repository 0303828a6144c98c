import {
  concurrency,
  concurrently,
  type FieldDrift,
  idOf,
  type KubernetesObject,
  keyOf,
  objectsAt,
  type PlacedObject,
  readDrift,
  readObject,
  textAt,
  valueAt,
} from '#cluster';
import type { Applier } from '../agents/in-cluster.ts';
import type { DesiredObject } from '../desired/desired.ts';
import { findingsOf, missing } from '../finding.ts';
import type { Ignored } from '../ignore/rules.ts';
import type { Comparison, Finding, Note } from '../result.ts';
import { agentManagers, type ClusterTarget, notCompared } from './cluster.ts';
import { exceptionsIn } from './exceptions.ts';
import { placeEach } from './place-each.ts';

export interface AgentQuestion {
  readonly desired: readonly DesiredObject[];
  readonly appliers: readonly Applier[];
  readonly rules: Ignored['rules'];
}

/**
 * What the agents say, and what the cluster has noted about the fields that they set: whoever changes one takes it over. Nothing but
 * reading; of Secrets not even the values.
 */
export async function compareByReading(target: ClusterTarget, question: AgentQuestion): Promise<Comparison> {
  const { desired, appliers, rules } = question;
  const { placed, unknown } = await placeEach(target.discovery, desired);
  const { exceptions, notes } = await exceptionsIn(target, placed);
  const ignored = { rules, exceptions };
  const read = await concurrently(placed, concurrency, (each) => readOne(target, each, ignored));
  const findings = [...read.flatMap((each) => each.findings), ...unknown.flatMap((id) => missing(id, ignored))];
  // what differs on purpose an agent calls out of sync, too
  const known = new Set([...findings.map(({ object }) => object), ...read.flatMap(({ exempt }) => exempt)]);
  return {
    findings: [...findings, ...appliers.flatMap(complaintsOf).filter(({ object }) => !known.has(object))],
    notes: [...notes, ...read.flatMap((each) => each.notes), ...appliers.flatMap(suspensionOf)],
    compared: read.filter((each) => each.notes.length === 0).length + unknown.length,
  };
}

interface Read extends Pick<Comparison, 'findings' | 'notes'> {
  /** The object, where all that differs may. */
  readonly exempt: readonly string[];
}

async function readOne({ client }: ClusterTarget, placed: PlacedObject, ignored: Ignored): Promise<Read> {
  const options = { fieldManagers: agentManagers };
  try {
    const isSecret = placed.id.kind === 'Secret' && placed.id.group === '';
    const live = isSecret ? await readMetadataOf(client, placed) : await readObject(client, placed);
    if (live === undefined) return { findings: missing(placed.id, ignored), notes: [], exempt: [] };
    if (isSecret && !isApplied(live)) return { findings: [], notes: [unread(placed)], exempt: [] };
    const read = readDrift(placed.object, live, options);
    const fields = isSecret ? read.filter((field) => !isGivenAsText(live, field)) : read;
    const findings = findingsOf(placed.id, fields, ignored);
    return { findings, notes: [], exempt: fields.length > findings.length ? [placed.key] : [] };
  } catch (error) {
    return { findings: [], notes: [notCompared(placed, error)], exempt: [] };
  }
}

function isApplied(live: KubernetesObject): boolean {
  return agentEntries(live).length > 0;
}

/** An agent that gives a value as `stringData` is noted for that, and not for what the server makes of it. */
function isGivenAsText(live: KubernetesObject, { path, managers }: FieldDrift): boolean {
  const [, step] = path;
  const name = step !== undefined && 'key' in step ? `f:${step.key}` : '';
  const isGiven = agentEntries(live).some((entry) => valueAt(entry, 'fieldsV1', 'f:stringData', name) !== undefined);
  return managers.length === 0 && isGiven;
}

function agentEntries(live: KubernetesObject): readonly Readonly<Record<string, unknown>>[] {
  const entries = objectsAt(live, 'metadata', 'managedFields');
  return entries.filter((entry) => agentManagers.includes(textAt(entry, 'manager')));
}

function unread({ id }: PlacedObject): Note {
  return {
    object: keyOf(id),
    reason: 'the values of Secrets are not read, and no agent has applied it',
    passing: false,
  };
}

/** Who has set what, without a value. */
async function readMetadataOf(
  client: ClusterTarget['client'],
  { resource, id }: PlacedObject,
): Promise<KubernetesObject | undefined> {
  const accept = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json';
  const found = await readObject(
    { ...client, request: (call) => client.request({ ...call, accept }) },
    { resource, id },
  );
  // what the agent still owns is as it should be, whatever it is
  return found === undefined ? undefined : { ...found, kind: id.kind, data: {} };
}

/** What an agent itself says against what it applies; what is unhealthy is as the files have it. */
function complaintsOf({ object, status }: Applier): readonly Finding[] {
  const own = keyOf(idOf(object));
  const isFlux = object.kind === 'Kustomization';
  const failed: readonly Finding[] =
    status.outcome.state === 'failed' && status.outcome.code !== 'AGENT_HEALTH'
      ? [
          {
            ...{ object: own, path: isFlux ? 'status.conditions[type=Ready]' : 'status.sync.status' },
            ...{ desired: isFlux ? 'True' : 'Synced', live: status.outcome.reason },
            manager: isFlux ? 'kustomize-controller' : 'argocd-application-controller',
          },
        ]
      : [];
  return [...failed, ...objectsAt(object, 'status', 'resources').flatMap(outOfSync)];
}

/** Argo CD says of each object whether it is as it should be. */
function outOfSync(resource: Readonly<Record<string, unknown>>): readonly Finding[] {
  if (textAt(resource, 'status') !== 'OutOfSync' || resource.hook === true) return [];
  const [group, kind, namespace, name] = ['group', 'kind', 'namespace', 'name'].map((key) => textAt(resource, key));
  const object = keyOf({
    group: group ?? '',
    version: '',
    kind: kind ?? '',
    namespace: namespace ?? '',
    name: name ?? '',
  });
  return [{ object, path: '', desired: 'Synced', live: 'OutOfSync', manager: '' }];
}

/** Nobody takes back what somebody changes meanwhile. */
function suspensionOf({ object, status: { outcome } }: Applier): readonly Note[] {
  if (outcome.state !== 'suspended') return [];
  return [{ object: keyOf(idOf(object)), reason: `suspended: ${outcome.message}`, passing: false }];
}
