import { tmpdir } from 'node:os';
import type { Log } from '#action';
import { parseInputs } from '#input';
import { inputs as table } from '../../../actions/backup-environment/src/inputs.ts';
import { ports } from '../../../actions/backup-environment/src/ports.ts';
import type { Result } from '../../../actions/backup-environment/src/result.ts';
import { run } from '../../../actions/backup-environment/src/run.ts';
import { path, repository, type World } from './world.ts';

const silent: Log = {
  info: () => undefined,
  debug: () => undefined,
  group: (_, body) => body(),
  mask: () => undefined,
  annotate: () => undefined,
};

/** Applies the action in this process, without any patience: dozens of runs would start as many otherwise. */
export async function here(
  { github, registry, mint }: World,
  given: Readonly<Record<string, string>> & { readonly place?: string } = {},
): Promise<Result> {
  const { place = path, ...more } = given;
  const texts: Readonly<Record<string, string>> = {
    repository,
    token: mint({ contents: 'read', 'pull-requests': 'read' }),
    image: `${registry.host}/${place}`,
    retries: '0',
    ...more,
  };
  const inputs = parseInputs(table, (name) => texts[name] ?? '');
  const { apiUrl, graphqlUrl, url: serverUrl } = github;
  const environment = { PATH: process.env.PATH ?? '', HOME: tmpdir() };
  const facts = { apiUrl, graphqlUrl, serverUrl, environment, log: silent, temp: tmpdir(), actor: 'octocat' };
  return await run(inputs, await ports(inputs, facts));
}
