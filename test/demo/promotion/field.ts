import { join } from 'node:path';
import { yamlBlocks } from '../../repository/readme-blocks.ts';
import { type Checkout, cloneRepository } from '../../sandbox/checkout.ts';
import { readLayout, replaceAll } from '../../sandbox/layout.ts';
import { restOf } from '../../sandbox/rest.ts';
import type { Stage } from '../stage.ts';

export const environments = ['dev', 'staging', 'production'] as const;
export type Environment = (typeof environments)[number];

/** A repository of three environments, and the people and the app that change it. */
export interface Field extends AsyncDisposable {
  readonly repository: string;
  /** A developer's clone of the app. */
  readonly app: Checkout;
  /** Starts a workflow there by hand. */
  dispatch(by: 'octavia' | 'rhea', workflow: string, inputs?: Readonly<Record<string, string>>): Promise<unknown>;
  /** What a file holds at the head of the default branch. */
  read(path: string): Promise<string>;
  /** What the app's file of an environment holds there. */
  manifest(environment: Environment): Promise<string>;
}

export function manifestOf(environment: Environment): string {
  return `envs/${environment}/web.yaml`;
}

/** Lays it out as the READMEs tell users to; every environment runs the image. */
export async function setField(stage: Stage, running: string): Promise<Field> {
  const { github, owner, registry } = stage.sandbox;
  const repository = `${owner}/environments`;
  const replacements = { 'ghcr.io/': `${registry.host}/`, OWNER: owner, RUNNING: running };
  await github.createRepository(repository, {
    ...(await readLayout(join(import.meta.dirname, 'files'), replacements)),
    '.github/workflows/promote.yml': replaceAll(callerOf('promote.yml'), replacements),
    '.github/workflows/rollback.yml': replaceAll(callerOf('rollback.yml'), replacements),
  });
  github.administer(repository).addCollaborator('rhea');
  const writing = { metadata: 'read', contents: 'write', 'pull-requests': 'write' } as const;
  const tokenOf = (actor: string, permissions: typeof writing & { readonly statuses?: 'write' }): string =>
    github.mintToken({ actor, kind: 'app', repositories: { [repository]: permissions } });
  github.setSecret(stage.app, 'ENVIRONMENT_TOKEN', tokenOf('delivery[bot]', writing));
  github.setSecret(repository, 'ENVIRONMENT_TOKEN', tokenOf('gitops[bot]', { ...writing, statuses: 'write' }));
  const app = await cloneRepository(`${github.url}/${stage.app}.git`, stage.developerToken);
  const starting = { [repository]: { actions: 'write', metadata: 'read' } } as const;
  const read = async (path: string): Promise<string> => {
    const head = (await github.resolveRef(repository, 'refs/heads/main')) ?? '';
    return (await github.readFile(repository, head, path)) ?? '';
  };
  return {
    repository,
    app,
    dispatch: (by, workflow, inputs = {}) =>
      restOf(github.apiUrl, github.mintToken({ actor: by, kind: 'user', repositories: starting })).send(
        'POST',
        `/repos/${repository}/actions/workflows/${workflow}/dispatches`,
        { ref: 'main', inputs },
      ),
    read,
    manifest: (environment) => read(manifestOf(environment)),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

/** The README's file that calls a reusable workflow. */
function callerOf(workflow: string): string {
  const block = yamlBlocks().find(({ text }) => text.includes(`/.github/workflows/${workflow}@`));
  if (block === undefined) throw new Error(`No README calls ${workflow}.`);
  return block.text;
}

/** The app's own file: the README's, which delivers to `dev` of that repository. */
export function deliveringTo({ repository }: Field, caller: string): string {
  return caller
    .replace(/environment-repository: .*/, `environment-repository: ${repository}`)
    .replace(/path: .*/, 'environment: dev');
}
