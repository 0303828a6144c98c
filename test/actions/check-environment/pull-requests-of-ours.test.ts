import { expect, test } from 'vitest';
import { startGitHub } from '../../sandbox/github/index.ts';
import { fileOf, startWorld } from '../promote/world.ts';
import { newScene } from '../rollback/scene.ts';
import { checkCommit, environment, running } from './scene.ts';

test('the pull request of a rollback passes, and the same without its hold does not', async () => {
  await using github = await startGitHub();
  const { commit, rollBack, repository, read } = await newScene(github, 'acme/environment', environment);
  await commit(running({ dev: '1.1.0', staging: '1.1.0' }));
  await commit(running({ production: '1.1.0' }));
  const config = await read('gitops.yaml');
  await rollBack({ mode: 'pull-request' });
  const [opened] = github.administer(repository).pullRequests();
  expect(opened?.title).toContain('1.0.0');
  expect(await checkCommit(github, repository, opened?.headOid ?? '')).toMatchObject({ found: [], result: 'passed' });
  const without = await commit({ 'gitops.yaml': config }, 'Drop the hold', opened?.headRefName);
  const { found } = await checkCommit(github, repository, without);
  expect(found).toEqual(['downgrade envs/production/shop.yaml:12:18']);
});

test('the pull request of a promotion passes, and one that is ahead of it does not', async () => {
  const environments = [
    ['staging', ''],
    ['production', 'promote: auto'],
  ] as const;
  await using world = await startWorld({ environments, apps: ['checkout'] });
  const { github, repository } = world;
  await world.deploy('staging', 'checkout', '1.0.1');
  await world.promote();
  const [opened] = github.administer(repository).pullRequests();
  expect(opened?.title).toBe('production: checkout 1.0.0 → 1.0.1');
  expect(await checkCommit(github, repository, opened?.headOid ?? '')).toMatchObject({ found: [], result: 'passed' });
  const file = fileOf('production', 'checkout');
  const promoted = await world.read(file, opened?.headRefName);
  const number = await world.propose({ [file]: promoted.replace(':1.0.1@', ':1.0.2@') });
  const ahead = github
    .administer(repository)
    .pullRequests()
    .at(number - 1);
  const { found } = await checkCommit(github, repository, ahead?.headOid ?? '');
  // The digest that staging has, under another name: what runs is the same
  expect(found).toEqual([]);
  const other = await world.propose({ [file]: promoted.replace(/:1\.0\.1@sha256:\w{4}/, ':1.0.2@sha256:ffff') });
  const strange = github
    .administer(repository)
    .pullRequests()
    .at(other - 1);
  const refused = await checkCommit(github, repository, strange?.headOid ?? '');
  expect(refused.found).toEqual([`promotion-order ${file}:3:8`]);
});
