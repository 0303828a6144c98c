import { plainPath } from '../connection/path.ts';

/** A file that a pull request brings. */
export interface AgentFile {
  /** Below the repository's root. */
  readonly path: string;
  readonly text: string;
}

/** The files of an agent: what it consists of, what makes it follow the repository, and what lists the two. */
export interface AgentFilePaths {
  readonly components: string;
  readonly sync: string;
  readonly kustomization: string;
}

const prefixes = { flux: 'gotk', argocd: 'argocd' } as const;

/**
 * Where an agent's files stand: `<path>/<namespace>/{gotk-components,gotk-sync,kustomization}.yaml` for Flux.
 * @param path the folder that the cluster follows
 */
export function agentFilePaths(agent: 'flux' | 'argocd', path: string, namespace: string): AgentFilePaths {
  const folder = agentFolder(path, namespace);
  const prefix = prefixes[agent];
  return {
    components: `${folder}/${prefix}-components.yaml`,
    sync: `${folder}/${prefix}-sync.yaml`,
    kustomization: `${folder}/kustomization.yaml`,
  };
}

export function agentFolder(path: string, namespace: string): string {
  return [plainPath(path), namespace].filter((each) => each !== '').join('/');
}
