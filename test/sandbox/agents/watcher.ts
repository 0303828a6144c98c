import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import type { Cluster } from '../cluster/index.ts';

/** One version of an object, and when it was seen. */
export interface Sighting {
  /** Milliseconds, as `performance.now()` has them. */
  readonly at: number;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Absent once it was deleted. */
  readonly object: Seen | undefined;
}

/** What is looked at of any of the kinds. */
export interface Seen {
  readonly metadata: {
    readonly namespace?: string;
    readonly name: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
  };
  readonly spec?: {
    readonly replicas?: number;
    readonly containers?: readonly { readonly image: string }[];
    readonly template?: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly observedGeneration?: number;
    }[];
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    readonly artifact?: { readonly revision?: string };
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    readonly sync?: { readonly status?: string; readonly revision?: string };
    readonly health?: { readonly status?: string };
    readonly operationState?: { readonly phase?: string; readonly syncResult?: { readonly revision?: string } };
  };
}

/**
 * Watches a cluster by itself, so that it can tell whether others told the truth: it shares no code with them, keeps every version of
 * every object, and judges nothing.
 */
export interface Watcher extends Disposable {
  /** In the order in which they were seen. */
  readonly sightings: readonly Sighting[];
}

const watched = {
  Pod: '/api/v1/pods',
  Deployment: '/apis/apps/v1/deployments',
  Kustomization: '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
  GitRepository: '/apis/source.toolkit.fluxcd.io/v1/gitrepositories',
  HelmRelease: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
  Application: '/apis/argoproj.io/v1alpha1/applications',
} as const;

export type WatchedKind = keyof typeof watched;

/** @returns once what was there before has been seen */
export async function startWatcher(cluster: Cluster, kinds: readonly WatchedKind[]): Promise<Watcher> {
  const sightings: Sighting[] = [];
  const see = (sighting: Sighting): void => void sightings.push(sighting);
  const agent = agentOf(cluster);
  let isOver = false;
  await Promise.all(kinds.map((kind) => watch({ cluster, agent, kind, see, isOver: () => isOver })));
  return {
    sightings,
    [Symbol.dispose]() {
      isOver = true;
      agent.destroy();
    },
  };
}

function agentOf({ certificates }: Cluster): Agent {
  const [ca, cert, key] = ['ca.crt', 'admin.crt', 'admin.key'].map((name) => readFileSync(certificates.file(name)));
  return new Agent({ keepAlive: true, ca, cert, key });
}

interface Watch {
  readonly cluster: Cluster;
  readonly agent: Agent;
  readonly kind: WatchedKind;
  readonly see: (sighting: Sighting) => void;
  readonly isOver: () => boolean;
}

/** Without a version, a watch begins with all that is there, and then has a bookmark say so. */
function watch({ cluster, agent, kind, see, isOver }: Watch): Promise<void> {
  const path = watched[kind];
  const options = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
  const headers = { 'user-agent': 'independent-watcher' };
  return new Promise((begun, reject) => {
    const take = ({ type, object }: WatchEvent, at: number): void => {
      const { namespace = '', name } = object.metadata;
      if (type === 'BOOKMARK') begun();
      else if (type !== 'ERROR') see({ at, kind, namespace, name, object: type === 'DELETED' ? undefined : object });
    };
    const asking = request(`${cluster.server}${path}?${options}`, { agent, headers }, (answer) => {
      const again = (): void => {
        setTimeout(
          () => (isOver() ? undefined : watch({ cluster, agent, kind, see, isOver }).then(begun, reject)),
          100,
        );
      };
      // a kind whose definition was just applied; its first watches end, too
      answer.on('end', again);
      if (answer.statusCode !== 200) {
        answer.resume();
        return;
      }
      let rest = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        const at = performance.now();
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) take(JSON.parse(line), at);
      });
      // the end of the watcher
      answer.on('error', () => undefined);
    });
    asking.on('error', reject);
    asking.end();
  });
}

interface WatchEvent {
  readonly type: string;
  readonly object: Seen;
}
