import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A tool that is built from pinned Go modules; they stand in `test/sandbox/tools/<name>` with their checksums. */
export interface Tool {
  readonly name: string;
  /** The folder of its Go modules, where several tools share one: the parts of Kubernetes must be of one version. */
  readonly module?: string;
  /** The Go package to build. */
  readonly source: string;
  /** The file name that others look for. */
  readonly binary: string;
  /** What it prints about its version is set at link time. */
  readonly linkerFlags: string;
}

export const tools: readonly Tool[] = [
  {
    name: 'buildx',
    source: 'github.com/docker/buildx/cmd/buildx',
    binary: 'docker-buildx',
    linkerFlags: '-s -w -X github.com/docker/buildx/version.Version=v0.37.0',
  },
  {
    name: 'buildkitd',
    source: 'github.com/moby/buildkit/cmd/buildkitd',
    binary: 'buildkitd',
    linkerFlags: '-s -w -X github.com/moby/buildkit/version.Version=v0.33.1',
  },
  {
    name: 'actionlint',
    source: 'github.com/rhysd/actionlint/cmd/actionlint',
    binary: 'actionlint',
    linkerFlags: '-s -w',
  },
  {
    name: 'crane',
    source: 'github.com/google/go-containerregistry/cmd/crane',
    binary: 'crane',
    linkerFlags: '-s -w',
  },
  {
    name: 'kubeseal',
    source: 'github.com/bitnami-labs/sealed-secrets/cmd/kubeseal',
    binary: 'kubeseal',
    linkerFlags: '-s -w',
  },
  ...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubectl'].map((name) => ({
    name,
    module: 'kubernetes',
    source: `k8s.io/kubernetes/cmd/${name}`,
    binary: name,
    linkerFlags:
      '-s -w -X k8s.io/component-base/version.gitVersion=v1.36.3 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=36',
  })),
  { name: 'etcd', source: 'go.etcd.io/etcd/server/v3', binary: 'etcd', linkerFlags: '-s -w' },
  { name: 'kwok', source: 'sigs.k8s.io/kwok/cmd/kwok', binary: 'kwok', linkerFlags: '-s -w' },
  ...['source-controller', 'kustomize-controller', 'helm-controller'].map((name) => ({
    name,
    source: `github.com/fluxcd/${name}`,
    binary: name,
    linkerFlags: '-s -w',
  })),
  { name: 'argocd', source: 'github.com/argoproj/argo-cd/v3/cmd', binary: 'argocd', linkerFlags: '-s -w' },
];

export function moduleFolder(tool: Tool): string {
  return resolve(import.meta.dirname, '../tools', tool.module ?? tool.name);
}

/**
 * Where a tool is, or would be, in the user's cache. The name follows from the pinned modules, so that a changed pin is
 * built anew and an old build is never taken for the new one.
 */
export async function cachedBinary(tool: Tool): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(tool));
  for (const file of ['go.mod', 'go.sum']) hash.update(await readFile(join(moduleFolder(tool), file)));
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'gitops-actions', `${tool.name}-${hash.digest('hex').slice(0, 12)}`, tool.binary);
}
