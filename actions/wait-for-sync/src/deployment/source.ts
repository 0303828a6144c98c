import { configPath, environmentOfCommit, readConfig, sourceOfCommit } from '#environment';
import type { Inputs } from '../inputs.ts';
import type { Ports } from '../ports.ts';

/** The commit of the app whose delivery is waited for. */
export interface AppSource {
  readonly repository: string;
  readonly commit: string;
  readonly environment: string;
  /** Whether it was asked for: what is only derived is no reason to fail. */
  readonly isAsked: boolean;
}

/** Undefined where it is not known, or only somebody who may write commit messages says so. */
export async function appSource(
  inputs: Inputs,
  { github }: Pick<Ports, 'github'>,
  commit: string,
): Promise<AppSource | undefined> {
  const { repository, appRepository, appCommit } = inputs;
  const isAsked = appRepository !== undefined && appCommit !== undefined;
  if (isAsked && inputs.environment !== undefined) {
    return { repository: appRepository, commit: appCommit, environment: inputs.environment, isAsked };
  }
  const { message } = await github.commit(repository, commit);
  const environment = inputs.environment ?? environmentOfCommit(message) ?? 'default';
  if (isAsked) return { repository: appRepository, commit: appCommit, environment, isAsked };
  const source = sourceOfCommit(message);
  if (source === undefined || (appRepository ?? source.repository) !== source.repository) return undefined;
  if (appRepository === undefined && !(await isKnown(repository, source.repository, { github, commit })))
    return undefined;
  return {
    repository: source.repository,
    commit: appCommit ?? source.sha,
    environment,
    isAsked: appRepository !== undefined,
  };
}

/** Anybody can write a trailer; which repositories deliver here, gitops.yaml says. */
async function isKnown(
  environments: string,
  app: string,
  { github, commit }: Pick<Ports, 'github'> & { readonly commit: string },
): Promise<boolean> {
  const [file] = await github.readFiles({ repository: environments, oid: commit }, [configPath]);
  return file !== undefined && readConfig(file.text).apps.some(({ repo }) => repo?.toLowerCase() === app.toLowerCase());
}
