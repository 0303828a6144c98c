import { type Config, configPath, readConfig } from '#environment';
import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';

/** What is compared with, and whose gitops.yaml binds. */
export interface Base {
  /** As it was asked for: a branch, or a commit. */
  readonly name: string;
  /** Where it stands now. */
  readonly commit: string;
  readonly config: Config | undefined;
}

export type Remote = Pick<Ports, 'log'> & { readonly github: NonNullable<Ports['github']> };

/** The newest gitops.yaml of the base binds, whatever the pull request started from. */
export async function readBase(name: string, { repository }: Inputs, { github, log }: Remote): Promise<Base> {
  const { sha: commit } = await github.commit(repository, name);
  const text = await configText({ name, commit }, repository, github);
  try {
    return { name, commit, config: text === undefined ? undefined : readConfig(text) };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    // Whoever mends it needs this check to pass
    log.annotate('warning', `The ${configPath} of ${name} does not count, since it cannot be read: ${error.message}`);
    return { name, commit, config: undefined };
  }
}

/** Where each environment is a branch, the default branch says what binds all of them. */
async function configText(
  { name, commit }: Pick<Base, 'name' | 'commit'>,
  repository: string,
  github: Remote['github'],
): Promise<string | undefined> {
  const [file] = await github.readFiles({ repository, oid: commit }, [configPath]);
  if (file !== undefined) return file.text;
  const branch = await github.defaultBranch(repository);
  if (branch === name) return undefined;
  const { sha: oid } = await github.commit(repository, branch);
  const [other] = await github.readFiles({ repository, oid }, [configPath]);
  return other?.text;
}
