import { setTimeout as sleep } from 'node:timers/promises';
import { fluxConnection, httpsUrl, revealed } from '#agent';
import { createClient } from '#cluster';
import { Secret } from '#secret';
import {
  agentReleases,
  apply,
  type Moment,
  momentsOf,
  type Place,
  type Sighting,
  startWorld,
  type World,
} from '../sandbox/agents/index.ts';
import { controlPlane, fluxControllers } from '../sandbox/parts.ts';
import type { Act } from './act.ts';
import type { Stage } from './stage.ts';

/** How a merged pull request came to pods. */
export interface Arrival {
  /** The merge commit. */
  readonly commit: string;
  readonly image: string;
  /** The pods that run it, ready. */
  readonly pods: readonly string[];
  /** Each with the seconds since the merge. */
  readonly stages: readonly { readonly stage: string; readonly object: string; readonly seconds: number }[];
}

/** What is missing on this machine for the way from the merge to the pods, and how to get it. */
export async function missingForArrival(): Promise<readonly string[]> {
  const parts = [await controlPlane(), await fluxControllers()].filter(({ present }) => !present);
  const manifests =
    "Flux's manifests: save https://github.com/fluxcd/flux2/releases/download/v2.9.4/install.yaml as agents/flux-2.9.4.yaml in a folder, and name that in GITOPS_TEST_DATA";
  return [
    ...parts.map(({ name, hint }) => `${name}: ${hint}`),
    ...(agentReleases.flux === undefined ? [manifests] : []),
  ];
}

/** A cluster whose Flux follows the environment repository. It takes seconds to start: begin early. */
export async function startArrivals(stage: Stage): Promise<World> {
  await using parts = new AsyncDisposableStack();
  const { github } = stage.sandbox;
  const world = parts.use(await startWorld('flux', github));
  const grant = { [stage.environment]: { contents: 'read', metadata: 'read' } } as const;
  const { secret, source, kustomization } = fluxConnection({
    ...{ namespace: 'flux-system', branch: 'main', path: 'apps/web', interval: 60_000, multiTenant: false },
    url: httpsUrl({ serverUrl: github.url, repository: stage.environment }),
    credentials: {
      kind: 'token',
      token: new Secret(github.mintToken({ actor: 'flux', kind: 'user', repositories: grant })),
    },
  });
  // the files of the app name no namespace
  const follow = { ...kustomization, spec: { ...Object(kustomization.spec), targetNamespace: place.namespace } };
  await apply(world.cluster, 'flux-system', [...(secret ? [revealed(secret)] : []), source, follow]);
  parts.move();
  return world;
}

/** Asks Flux for news, as wait-for-sync and GitHub's webhooks do, and looks on until the pods run the image. */
export async function arrive(world: World, { image, pullRequest }: Act): Promise<Arrival> {
  const commit = pullRequest?.mergedAs ?? '';
  const start = performance.now();
  await askForNews(world, commit);
  const moments = await until(world, ({ healthy, image: running }) => healthy === commit && running === image);
  const seen = (is: (sighting: Sighting) => boolean): number => world.watcher.sightings.find(is)?.at ?? Number.NaN;
  const times: readonly (readonly [stage: string, object: string, at: number])[] = [
    [
      'fetched',
      'GitRepository flux-system',
      seen(({ object }) => object?.status?.artifact?.revision?.endsWith(commit) === true),
    ],
    ['applied', 'Deployment web', seen(({ object }) => object?.spec?.template?.spec.containers[0]?.image === image)],
    ['healthy', 'Kustomization flux-system', moments.find(({ healthy }) => healthy === commit)?.at ?? Number.NaN],
    ['ready', 'pods', moments.find((moment) => moment.image === image)?.at ?? Number.NaN],
  ];
  return {
    ...{ commit, image, pods: runningPods(world, image) },
    stages: times.map(([stage, object, at]) => ({ stage, object, seconds: (at - start) / 1000 })),
  };
}

const place: Place = {
  namespace: 'default',
  agent: { kind: 'Kustomization', namespace: 'flux-system', name: 'flux-system' },
};

async function askForNews({ cluster }: World, token: string): Promise<void> {
  using client = createClient(cluster.connection);
  await client.request({
    method: 'PATCH',
    path: '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system',
    ...{
      operation: 'Asking Flux for news',
      contentType: 'application/merge-patch+json',
      query: { fieldManager: 'demo' },
    },
    body: JSON.stringify({ metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': token } } }),
  });
}

async function until({ watcher, agent }: World, is: (moment: Moment) => boolean): Promise<readonly Moment[]> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) {
    const moments = momentsOf(watcher.sightings, place);
    const last = moments.at(-1);
    if (last !== undefined && is(last)) return moments;
  }
  throw new Error(`The pods did not come to run the image within a minute.\n${agent.logs()}`);
}

function runningPods({ watcher }: World, image: string): readonly string[] {
  const live = new Map<string, Sighting>();
  for (const sighting of watcher.sightings) {
    if (sighting.kind === 'Pod' && sighting.namespace === place.namespace) live.set(sighting.name, sighting);
  }
  return [...live.values()]
    .filter(({ object }) => object?.spec?.containers?.some((container) => container.image === image))
    .map(({ name }) => name)
    .sort();
}
