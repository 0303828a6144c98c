import type { Resource } from '#cluster';
import type { Uninstallation } from './uninstallation.ts';

/** How an agent treats what it has applied when one of its own objects goes. */
interface AgentKinds {
  readonly isOwn: (resource: Pick<Resource, 'group' | 'kind'>) => boolean;
  /** Kinds that have applied something, and delete it again when they are deleted. */
  readonly applying: ReadonlySet<string>;
  /** Those of them that let go of it when they are suspended. */
  readonly suspendable: ReadonlySet<string>;
  /** A JSON merge patch that keeps one which has applied something from applying it again. */
  readonly halt: Readonly<Record<string, unknown>>;
  /** Kinds that would make others anew. */
  readonly generating: ReadonlySet<string>;
  /** Finalizers that only the agent takes away. */
  readonly finalizer: RegExp;
  /** With it an object takes along what it has applied; '' where that is always so. */
  readonly cascade: string;
  /** What the agent has made in its namespace by itself, of core kinds. */
  readonly leftovers: readonly (readonly [kind: string, name: string])[];
}

const none: ReadonlySet<string> = new Set();
const fluxApplying: ReadonlySet<string> = new Set(['Kustomization', 'HelmRelease']);
const argocdKinds: ReadonlySet<string> = new Set(['Application', 'ApplicationSet', 'AppProject']);

export const agentKinds: Readonly<Record<Uninstallation['agent'], AgentKinds>> = {
  flux: {
    isOwn: ({ group }) => group.endsWith('.toolkit.fluxcd.io') || group === 'source.extensions.fluxcd.io',
    applying: fluxApplying,
    suspendable: fluxApplying,
    halt: { spec: { suspend: true } },
    generating: none,
    finalizer: /^finalizers\.fluxcd\.io$/,
    cascade: '',
    leftovers: [],
  },
  argocd: {
    isOwn: ({ group, kind }) => group === 'argoproj.io' && argocdKinds.has(kind),
    applying: new Set(['Application']),
    suspendable: none,
    halt: { spec: { syncPolicy: { automated: null } } },
    generating: new Set(['ApplicationSet']),
    finalizer: /\.argocd\.argoproj\.io(?:\/|$)/,
    cascade: 'resources-finalizer.argocd.argoproj.io',
    leftovers: [
      ['Secret', 'argocd-redis'],
      ['Secret', 'argocd-initial-admin-secret'],
    ],
  },
  // what it means to delete an object of an agent that nobody here knows, nobody here knows
  manifests: {
    isOwn: () => false,
    applying: none,
    suspendable: none,
    halt: {},
    generating: none,
    finalizer: /^$/,
    cascade: '',
    leftovers: [],
  },
};
