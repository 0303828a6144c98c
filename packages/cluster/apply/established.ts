import { ActionError } from '#error';
import { advice } from '../client/advice.ts';
import type { Client } from '../client/client.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { objectPath, type Resource } from '../discovery/resource.ts';
import { objectsAt, textAt } from '../json.ts';
import { apiVersionOf } from '../objects/object.ts';
import { type PlacedObject, resourcesOfDefinition } from '../plan/place.ts';

const patience = 60_000;
const pauses = { first: 25, longest: 250, growth: 1.5 } as const;
/** After so long the definition itself is read: it may say that it never will be served. Large ones cost the server much. */
const look = 2_000;

interface Source {
  readonly client: Client;
  readonly discovery: Discovery;
}

/**
 * Waits until the kinds of CustomResourceDefinitions are served. A server lists a kind only once its definition is established, and
 * may still take a moment after that: what it lists counts.
 * @throws ActionError CRD_NOT_ESTABLISHED with the definition's own reason
 */
export async function waitUntilServed(source: Source, definitions: readonly PlacedObject[]): Promise<void> {
  const kinds = definitions.flatMap((definition) =>
    resourcesOfDefinition(definition.object).map((resource) => ({ definition, resource })),
  );
  const versions = Map.groupBy(kinds, ({ resource }) => apiVersionOf(resource));
  await Promise.all([...versions.values()].map((members) => waitForVersion(source, members)));
}

interface Awaited {
  readonly definition: PlacedObject;
  readonly resource: Resource;
}

async function waitForVersion({ client, discovery }: Source, members: readonly Awaited[]): Promise<void> {
  const { clock, signal } = client;
  const start = clock.now();
  const [first] = members;
  if (first === undefined) return;
  let nextLook = start + look;
  for (let pause: number = pauses.first; ; pause = Math.min(pause * pauses.growth, pauses.longest)) {
    await discovery.refresh(first.resource);
    const missing = await missingOf(discovery, members);
    if (missing === undefined) return;
    await clock.sleep(pause, signal);
    if (clock.now() < nextLook) continue;
    nextLook = clock.now() + look;
    const reason = await refusalOf(client, missing);
    if (reason !== undefined || clock.now() > start + patience) throw notEstablished(missing, reason ?? 'nothing');
  }
}

async function missingOf(discovery: Discovery, members: readonly Awaited[]): Promise<PlacedObject | undefined> {
  for (const { definition, resource } of members) {
    // another definition may serve the kind under another name
    const served = await discovery.find(resource);
    if (served?.plural !== resource.plural) return definition;
  }
  return undefined;
}

/** What the definition says against itself. */
async function refusalOf(client: Client, { resource, id }: PlacedObject): Promise<string | undefined> {
  const { body } = await client.request({
    method: 'GET',
    path: objectPath(resource, id),
    operation: `Reading ${id.name}`,
  });
  const refusal = objectsAt(body, 'status', 'conditions').find(
    ({ type, status, reason }) =>
      status === 'False' && (type === 'NamesAccepted' || (type === 'Established' && reason !== 'Installing')),
  );
  return refusal && `${textAt(refusal, 'reason')}: ${textAt(refusal, 'message')}`;
}

function notEstablished({ id }: PlacedObject, said: string): ActionError {
  const message = `Waiting for CustomResourceDefinition ${id.name} failed: it is not served, and says "${said}".`;
  return new ActionError('CRD_NOT_ESTABLISHED', message, { hint: advice.CRD_NOT_ESTABLISHED ?? '' });
}
