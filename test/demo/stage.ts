import { join } from 'node:path';
import { callerFile } from '../repository/readme-blocks.ts';
import { readLayout, replaceAll } from '../sandbox/layout.ts';
import { type Rest, restOf } from '../sandbox/rest.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** The repositories and the people of the demo. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly app: string;
  readonly environment: string;
  /** What a developer pushes with. */
  readonly developerToken: string;
  /** What a reviewer merges with. */
  readonly reviewer: Rest;
  readonly callerOf: (title: string) => string;
}

const workflow = '.github/workflows/';

/** Lays out an app and an environment repository as the README tells users to, names and image host replaced. */
export async function setStage(sandbox: Sandbox): Promise<Stage> {
  const { github, owner, registry } = sandbox;
  const [app, environment] = [`${owner}/web`, `${owner}/environment`];
  const replacements = { 'ghcr.io/': `${registry.host}/`, OWNER: owner };
  const callerOf = (title: string): string => replaceAll(callerFile(title), replacements);

  await github.createRepository(app, {
    ...(await readLayout(join(import.meta.dirname, 'app'), replacements)),
    [`${workflow}deliver.yml`]: callerOf('App repository, direct'),
  });
  await github.createRepository(environment, {
    ...(await readLayout(join(import.meta.dirname, 'environment'), replacements)),
    [`${workflow}update-environment.yml`]: callerOf('Environment repository'),
  });
  github.setSecret(
    app,
    'ENVIRONMENT_TOKEN',
    github.mintToken({
      actor: 'delivery[bot]',
      kind: 'app',
      repositories: {
        [environment]: { metadata: 'read', contents: 'write', 'pull-requests': 'write', actions: 'write' },
      },
    }),
  );
  const everything = { contents: 'write', 'pull-requests': 'write', actions: 'write', workflows: 'write' } as const;
  const tokenOf = (actor: string): string =>
    github.mintToken({ actor, kind: 'user', repositories: { [app]: everything, [environment]: everything } });
  return {
    sandbox,
    app,
    environment,
    developerToken: tokenOf('octavia'),
    reviewer: restOf(github.apiUrl, tokenOf('rhea')),
    callerOf,
  };
}
