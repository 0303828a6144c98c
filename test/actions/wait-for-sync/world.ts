import type { KubernetesObject, Resource } from '#cluster';
import { idOf } from '#cluster';
import type { Lineage } from '#github';
import { parseReference } from '#image';
import { next } from '../../../actions/wait-for-sync/src/stages/next.ts';
import type { Observation } from '../../../actions/wait-for-sync/src/stages/observation.ts';
import type { Question } from '../../../actions/wait-for-sync/src/stages/question.ts';
import { begin, type Outcome } from '../../../actions/wait-for-sync/src/stages/state.ts';
import type { View } from '../../../actions/wait-for-sync/src/stages/view.ts';
import { wantsOf } from '../../../actions/wait-for-sync/src/stages/wants.ts';

export const old = '1'.repeat(40);
export const ours = '2'.repeat(40);
export const later = '3'.repeat(40);
export const stranger = '4'.repeat(40);

const lineages: Readonly<Record<string, Lineage>> = { [old]: 'behind', [later]: 'ahead', [stranger]: 'diverged' };

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
export const imageOf = (digit: string): string => `registry.example.com/web:1.0.${digit}@${digest(digit)}`;
export const expectedImage = imageOf('2');

const kind = (group: string, name: string, plural: string, version = 'v1'): Resource => ({
  ...{ group, version, kind: name, plural, namespaced: true },
});

const question: Question = {
  ...{ repositoryUrl: 'https://github.com/acme/env', defaultBranch: 'main', images: [parsed(expectedImage)] },
  ...{ name: undefined, namespace: undefined, path: undefined, agents: ['flux', 'argocd'] },
  kinds: {
    gitRepository: kind('source.toolkit.fluxcd.io', 'GitRepository', 'gitrepositories'),
    helmChart: kind('source.toolkit.fluxcd.io', 'HelmChart', 'helmcharts'),
    kustomization: kind('kustomize.toolkit.fluxcd.io', 'Kustomization', 'kustomizations'),
    helmRelease: kind('helm.toolkit.fluxcd.io', 'HelmRelease', 'helmreleases', 'v2'),
    application: kind('argoproj.io', 'Application', 'applications', 'v1alpha1'),
    canary: kind('flagger.app', 'Canary', 'canaries', 'v1beta1'),
  },
  ...{ reconcile: true, timeout: 60_000, patience: 10_000 },
};

function parsed(text: string): Question['images'][number] {
  const image = parseReference(text);
  if (!image.ok) throw new Error(text);
  return image.value;
}

/** A wait, and a cluster and a GitHub that tests change under it. */
export class Scene {
  #view: View;
  readonly #objects = new Map<string, KubernetesObject>();
  branch: Lineage = 'ahead';
  readonly asked: string[] = [];

  constructor(changes: Partial<Question> = {}) {
    this.#view = next(begin({ ...question, ...changes }, 0), []);
  }

  /** Puts objects into the cluster in place of those of the same kind and name. */
  put(...objects: readonly KubernetesObject[]): this {
    for (const object of objects) this.#objects.set(`${object.kind} ${object.metadata.name}`, object);
    return this;
  }

  remove(kindAndName: string): this {
    this.#objects.delete(kindAndName);
    return this;
  }

  merge(at: number): this {
    return this.#observe([{ kind: 'merged', commit: ours, branch: 'main', at }]);
  }

  close(at: number): this {
    return this.#observe([{ kind: 'closed', at }]);
  }

  /** Lets everything that is wanted be seen, until nothing new is. */
  at(at: number): this {
    const answered = new Set<string>();
    for (let round = 0; round < 20; round++) {
      const wants = wantsOf(this.#view);
      const lists = wants.collections.map(({ collection, epoch }): Observation => {
        const objects = [...this.#objects.values()].filter(
          (object) =>
            object.kind === collection.kind &&
            (!collection.path.includes('/namespaces/') ||
              collection.path.includes(`/namespaces/${object.metadata.namespace}/`)),
        );
        const named = objects.map(
          (object) => [`${object.metadata.namespace}/${object.metadata.name}`, object] as const,
        );
        return { kind: 'objects', path: collection.path, epoch, objects: new Map(named), at };
      });
      const commits = wants.commits.map(
        (commit): Observation => ({ kind: 'lineage', commit, lineage: lineages[commit] ?? 'diverged', at }),
      );
      const branches = wants.branches.map(
        (branch): Observation => ({ kind: 'branch', branch, lineage: this.branch, at }),
      );
      const asked = wants.reconcile.map((object): Observation => {
        const { group, kind: of, namespace, name } = idOf(object);
        this.asked.push(`${of} ${name}`);
        return { kind: 'asked', key: `${of}.${group} ${namespace}/${name}`, token: `${at}`, at };
      });
      const wanted = JSON.stringify([wants.collections, wants.commits, wants.branches]);
      if (answered.has(wanted)) break;
      answered.add(wanted);
      this.#observe([...lists, ...commits, ...branches, ...asked]);
    }
    return this.#observe([{ kind: 'time', at }]);
  }

  get view(): View {
    return this.#view;
  }

  get outcome(): Outcome | undefined {
    return this.#view.state.outcome;
  }

  /** `synced`, `failed AGENT_BUILD`, or nothing yet. */
  get answer(): string {
    const { outcome } = this;
    if (outcome === undefined) return 'waiting';
    return 'code' in outcome ? `${outcome.state} ${outcome.code}` : outcome.state;
  }

  #observe(observations: readonly Observation[]): this {
    this.#view = next(this.#view.state, observations);
    return this;
  }
}
