import { describe, expect, test } from 'vitest';
import { workspaceOf } from '../patch-manifests/workspace.ts';
import { branch, deployment, type EnvironmentRepository, files } from './environment-repository.ts';
import { shareEnvironment } from './share-environment.ts';

describe('patches of a repository that nobody has checked out', () => {
  let environment: EnvironmentRepository;
  shareEnvironment((started) => {
    environment = started;
  });

  const patch = 'kind: Deployment\nmetadata: {name: shop}\nspec: {replicas: 3}\n';
  const patched = files[deployment]?.replace('replicas: 2', 'replicas: 3');

  test('one of the inputs becomes a pull request with one changed line', async () => {
    const { exitCode, outputs } = await environment.deliver({ app: 'shop', path: 'apps/shop', patch });
    expect(exitCode).toBe(0);
    expect(outputs.operation).toBe('created');
    expect(JSON.parse(outputs.changes ?? '')).toMatchObject({
      changes: [{ file: deployment, path: 'spec.replicas', old: 2, new: 3, by: 'patch' }],
    });
    expect(await environment.read(branch, deployment)).toBe(patched);
  });

  test('one in a file of the checkout is the same change', async () => {
    await using workspace = await workspaceOf({ 'patch.yaml': patch });
    const inputs = { app: 'shop', path: 'apps/shop', 'patch-file': 'patch.yaml' };
    const { outputs } = await environment.deliver(inputs, { GITHUB_WORKSPACE: workspace.path });
    expect(outputs.operation).toBe('unchanged');
    expect(await environment.read(branch, deployment)).toBe(patched);
  });

  test('one without a kind or name needs the target where there are several documents', async () => {
    const bare = { app: 'shop', path: 'apps/shop', patch: 'metadata: {labels: {tier: web}}' };
    const { exitCode, said } = await environment.deliver(bare);
    expect(exitCode).toBe(1);
    expect(said).toContain('nothing says which document is meant');
    const { outputs } = await environment.deliver({ ...bare, target: 'svc/shop' });
    expect(outputs.operation).toBe('updated');
  });

  test('one without a target changes every document where that is asked for', async () => {
    const { outputs } = await environment.deliver({
      app: 'all',
      path: 'apps/shop',
      patch: 'metadata: {labels: {team: web}}',
      'on-multiple': 'all',
    });
    expect(outputs.operation).toBe('created');
    const { changes } = JSON.parse(outputs.changes ?? '');
    expect(changes.length).toBeGreaterThan(1);
  });

  test('none can be delivered to a group', async () => {
    const { exitCode, said } = await environment.deliver({ app: 'shop', group: 'all', patch });
    expect(exitCode).toBe(1);
    expect(said).toContain('`set` and patches cannot be repeated');
  });
});
