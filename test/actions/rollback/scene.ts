import { connectGitHub, patience, putCommit } from '#github';
import { parseInputs } from '#input';
import { Secret } from '#secret';
import { inputs as table } from '../../../actions/rollback/src/inputs.ts';
import type { Ports } from '../../../actions/rollback/src/ports.ts';
import type { Result } from '../../../actions/rollback/src/result.ts';
import { run } from '../../../actions/rollback/src/run.ts';
import { literalDefaults } from '../../sandbox/action-process.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import { type Scene as Delivering, sceneOf as deliveringSceneOf } from '../create-pull-request/in-process.ts';

type Texts = Readonly<Record<string, string>>;

const defaults: Texts = await literalDefaults('rollback');

/** An environment repository in which apps are delivered and taken back, all in this process. */
export interface Scene extends Omit<Delivering, 'deliver'> {
  /** Delivers as create-pull-request does, straight to the base unless told. */
  deliver(inputs: Texts): ReturnType<Delivering['deliver']>;
  rollBack(inputs?: Texts, ports?: Partial<Ports>): Promise<Result>;
  /** A person's commit. */
  commit(files: Texts, message?: string, branch?: string): Promise<string>;
  read(path: string, ref?: string): Promise<string>;
  /** The GraphQL operations that were sent since. */
  sent(since: number): readonly string[];
}

export async function newScene(github: GitHub, repository: string, files: Texts): Promise<Scene> {
  await github.createRepository(repository, files);
  return sceneOf(github, repository);
}

/** Another repository in the same state. */
export async function copiedScene({ github, repository }: Scene, name: string): Promise<Scene> {
  await github.copyRepository(repository, name);
  return sceneOf(github, name);
}

const now = new Date('2026-11-21T10:00:00Z');

let runs = 100;

export function sceneOf(github: GitHub, repository: string): Scene {
  const { deliver, ...scene } = deliveringSceneOf(github, repository);
  const { apiUrl, graphqlUrl } = github;
  const { token } = scene;
  const log: string[] = [];
  return {
    ...scene,
    log,
    deliver: (given) => deliver({ environment: '', mode: '', ...given }),
    async rollBack(given = {}, ports = {}) {
      const texts: Texts = { ...defaults, ...required, repository, token, 'retry-for': '20s', ...given };
      const inputs = parseInputs(table, (name) => texts[name] ?? '');
      const patient = patience(inputs.retryFor);
      runs += 1;
      return await run(inputs, {
        github: connectGitHub({ token: inputs.token ?? new Secret(token), apiUrl, graphqlUrl }, patient),
        patience: patient,
        log: { info: (line) => void log.push(line), annotate: (_, message) => void log.push(message) },
        release: async () => undefined,
        presenceOf: async () => ({ kind: 'there' }),
        now: () => now,
        source: { repository, sha: '2'.repeat(40), run: `https://github.com/${repository}/actions/runs/${runs}` },
        actor: 'octocat',
        ...ports,
      });
    },
    async commit(files, message = 'Edit', branch = 'main') {
      const client = connectGitHub({ token: new Secret(token), apiUrl, graphqlUrl });
      const seen = await client.inspect({ repository, base: '', branch, paths: [] });
      const at = branch === seen.base.name ? seen.base : seen.head;
      const sent = await putCommit(
        { github: client, repository, repositoryId: seen.repositoryId, message: { headline: message, body: '' } },
        {
          branch,
          from: at?.oid,
          parent: at ?? seen.base,
          changes: Object.entries(files).map(([path, text]) => {
            return { kind: 'write', path, bytes: Buffer.from(text), mode: '100644', previousMode: '100644' } as const;
          }),
        },
        { name: 'PersonCommits', after: [] },
      );
      if (sent.kind !== 'done' || sent.commit === undefined) throw new Error(`the commit failed: ${sent.kind}`);
      return sent.commit.oid;
    },
    async read(path, ref = 'main') {
      const sha = (await github.resolveRef(repository, ref)) ?? '';
      return (await github.readFile(repository, sha, path)) ?? '';
    },
    sent: (since) => github.requests.slice(since).map(({ graphql, path }) => graphql ?? path),
  };
}

const required = { environment: 'production', app: 'shop', reason: 'it breaks the checkout' };
