import { expect, test } from 'vitest';
import { client, env, startEnvironment } from '../testing/rest-scene.ts';

const sound = { ...env, ref: 'main', auto_merge: false, required_contexts: [] };

test('a deployment is kept with its payload and statuses; a success ends the one before', async () => {
  await using github = await startEnvironment();
  const rest = client(github, { deployments: 'write', contents: 'read' }).rest.repos;
  const payload = { image: 'web:1', commit: 'a'.repeat(40) };
  const ids: number[] = [];
  for (const environment of ['dev', 'dev', 'prod']) {
    const { data } = await rest.createDeployment({ ...sound, environment, payload });
    if (!('id' in data)) throw new Error('no deployment');
    ids.push(data.id);
    await rest.createDeploymentStatus({ ...env, deployment_id: data.id, state: 'success', description: 'synced' });
  }
  const listed = (await rest.listDeployments({ ...env, environment: 'dev' })).data;
  expect(listed.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
  expect(listed[0]).toMatchObject({ payload, environment: 'dev', creator: { login: 'deployer[bot]' } });
  const statesOf = async (id = 0) =>
    (await rest.listDeploymentStatuses({ ...env, deployment_id: id })).data.map(({ state }) => state);
  expect(await Promise.all(ids.map(statesOf))).toEqual([['inactive', 'success'], ['success'], ['success']]);
  expect(github.defects).toEqual([]);
});

test('a deployment takes a permission, a commit, successful checks and a short description', async () => {
  await using github = await startEnvironment();
  const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
  await github.administer('acme/env').setStatus(sha, 'ci', 'failure');
  const may = client(github, { deployments: 'write' }).rest.repos;
  const mayNot = client(github, { deployments: 'read', contents: 'write' }).rest.repos;
  await expect(mayNot.createDeployment(sound)).rejects.toMatchObject({ status: 403 });
  await expect(may.createDeployment({ ...sound, ref: 'nowhere' })).rejects.toMatchObject({ status: 422 });
  await expect(may.createDeployment({ ...env, ref: 'main', auto_merge: false })).rejects.toMatchObject({ status: 409 });
  const { data } = await may.createDeployment(sound);
  const id = 'id' in data ? data.id : 0;
  const long = { ...env, deployment_id: id, state: 'error', description: 'x'.repeat(141) } as const;
  await expect(may.createDeploymentStatus(long)).rejects.toMatchObject({ status: 422 });
  await expect(mayNot.createDeploymentStatus({ ...long, description: '' })).rejects.toMatchObject({ status: 403 });
  expect(github.defects).toEqual([]);
});

test('a status of a commit is kept, and listed with those before it', async () => {
  await using github = await startEnvironment();
  const sha = (await github.resolveRef('acme/env', 'main')) ?? '';
  const may = client(github, { statuses: 'write', contents: 'read' }).rest.repos;
  const status = { ...env, sha, context: 'kustomization/apps/0c9c2e41', description: 'reconciliation succeeded' };
  await may.createCommitStatus({ ...status, state: 'pending' });
  await may.createCommitStatus({ ...status, state: 'success' });
  const { data } = await may.listCommitStatusesForRef({ ...env, ref: 'main' });
  expect(data.map(({ state, description }) => [state, description])).toEqual([
    ['success', 'reconciliation succeeded'],
    ['pending', 'reconciliation succeeded'],
  ]);
  const mayNot = client(github, { contents: 'write' }).rest.repos;
  await expect(mayNot.listCommitStatusesForRef({ ...env, ref: 'main' })).rejects.toMatchObject({ status: 403 });
  await expect(mayNot.createCommitStatus({ ...status, state: 'error' })).rejects.toMatchObject({ status: 403 });
  expect(github.defects).toEqual([]);
});
