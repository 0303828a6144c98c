import { connectGitHub, patience } from '#github';
import { parseInputs } from '#input';
import { Secret } from '#secret';
import { readCheckout } from '../../../actions/create-pull-request/src/checkout.ts';
import { inputs as table } from '../../../actions/create-pull-request/src/inputs.ts';
import type { Result } from '../../../actions/create-pull-request/src/result.ts';
import { run } from '../../../actions/create-pull-request/src/run.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import type { Scene as AnyScene } from '../sweep/scene.ts';

const defaults: Readonly<Record<string, string>> = {
  environment: 'dev',
  supersede: 'true',
  draft: 'false',
  'on-closed': 'create',
  'sign-off': 'false',
  'retry-for': '20s',
};

/** A repository, to which the action is applied in this process: thousands of runs would start as many otherwise. */
export interface Scene extends AnyScene {
  /** @param sha the commit of the app that asks */
  deliver(inputs: Readonly<Record<string, string>>, sha?: string): Promise<Result>;
}

export async function newScene(
  github: GitHub,
  repository: string,
  files: Readonly<Record<string, string>>,
): Promise<Scene> {
  await github.createRepository(repository, files);
  return sceneOf(github, repository);
}

/** Another repository in the same state. */
export async function copiedScene({ github, repository }: Scene, name: string): Promise<Scene> {
  await github.copyRepository(repository, name);
  return sceneOf(github, name);
}

export function sceneOf(github: GitHub, repository: string): Scene {
  const log: string[] = [];
  const permissions = { metadata: 'read', contents: 'write', 'pull-requests': 'write', issues: 'write' } as const;
  const token = github.mintToken({ actor: 'gitops[bot]', kind: 'app', repositories: { [repository]: permissions } });
  return {
    github,
    repository,
    token,
    log,
    async deliver(given, sha = '1'.repeat(40)) {
      const texts: Readonly<Record<string, string>> = { ...defaults, repository, token, ...given };
      const inputs = parseInputs(table, (name) => texts[name] ?? '');
      const patient = patience(inputs.retryFor);
      const { apiUrl, graphqlUrl } = github;
      const environment = { PATH: process.env.PATH ?? '' };
      const checkout = await readCheckout(inputs, { workspace: '/', environment });
      return await run(inputs, {
        github: connectGitHub({ token: inputs.token ?? new Secret(token), apiUrl, graphqlUrl }, patient),
        patience: patient,
        log: { info: (line) => void log.push(line), annotate: (_, message) => void log.push(message) },
        release: async () => undefined,
        missing: [],
        patchFiles: [],
        ...(checkout !== undefined && { checkout }),
        bodyFile: '',
        today: '2026-01-01',
        source: { repository: 'acme/shop', sha, run: 'https://github.com/acme/shop/actions/runs/7' },
        actor: 'octocat',
      });
    },
  };
}
