import { afterAll, describe, expect, test } from 'vitest';
import { deliverQuickly } from './deliver-here.ts';
import { branch, deployment, type EnvironmentRepository, repository, shop, values } from './environment-repository.ts';
import { shareEnvironment } from './share-environment.ts';

const counts: string[] = [];
afterAll(() => console.log(`requests: ${counts.join(', ')}`));

let environment: EnvironmentRepository;
shareEnvironment((started) => {
  environment = started;
});

async function modeOf(ref: string, path: string): Promise<string> {
  await using checkout = await environment.clone();
  return (await checkout.git('ls-tree', '--format=%(objectmode)', `origin/${ref}`, path)).trim();
}

describe('what an edit keeps', () => {
  test('the mode of an executable, in two requests more', async () => {
    await using checkout = await environment.clone();
    await checkout.git('update-index', '--chmod=+x', deployment);
    await checkout.git('commit', '--quiet', '--message', 'Make it executable');
    await checkout.git('push', '--quiet', 'origin', 'HEAD');
    const created = await environment.deliver({ image: shop('1.0.1') });
    const [trees, commits] = ['trees', 'commits'].map((kind) => `/api/v3/repos/${repository}/git/${kind}`);
    expect(created.sent).toEqual(['Inspect', trees, commits, 'OpenPullRequest']);
    expect(created.outputs).toMatchObject({ operation: 'created', verified: 'true' });
    expect(await modeOf(branch, deployment)).toBe('100755');
    const updated = await deliverQuickly(environment, { image: shop('1.0.2') });
    expect(updated.sent).toEqual(['Inspect', trees, commits, 'UpdatePullRequest']);
    expect(updated.outputs['commit-sha']).toBe(await environment.github.resolveRef(repository, branch));
    await environment.commit('main', deployment, (text) => text.replace('2 #', '3 #'));
    const moved = await deliverQuickly(environment, { image: shop('1.0.3') });
    expect(moved.sent).toEqual(['Inspect', trees, commits, 'ReplacePullRequest']);
    expect(await environment.read(branch, deployment)).toMatch(/replicas: 3[\s\S]*1\.0\.3/);
    expect(await modeOf(branch, deployment)).toBe('100755');
    expect((await deliverQuickly(environment, { image: shop('1.0.3') })).sent).toEqual(['Inspect']);
    const direct = await deliverQuickly(environment, { image: shop('1.0.4'), mode: 'direct' });
    expect(direct.sent).toEqual(['Inspect', trees, commits, 'CommitToBase']);
    expect([direct.outputs.operation, await modeOf('main', deployment)]).toEqual(['committed', '100755']);
    counts.push(
      `executable created ${created.sent.length}, updated ${updated.sent.length}, re-parented ${moved.sent.length}`,
    );
  });

  test('a byte order mark, and what lies beyond 512,000 bytes, for a request more', async () => {
    const held = `\ufeff# ${'x'.repeat(600_000)}\nimage:\n  repository: ghcr.io/acme/cart\n  tag: 1.0.0\n`;
    await environment.commit('main', values, () => held);
    const image = 'ghcr.io/acme/cart:1.0.1';
    const { outputs, sent } = await deliverQuickly(environment, { path: values, image, pin: 'tag' });
    expect(sent.map((each) => each.replace(/[0-9a-f]{40}$/, '…'))).toEqual([
      'Inspect',
      `/api/v3/repos/${repository}/git/blobs/…`,
      'OpenPullRequest',
    ]);
    const text = await environment.read(outputs.branch ?? '', values);
    expect(text === held.replace('tag: 1.0.0', 'tag: 1.0.1')).toBe(true);
    counts.push(`not exact by GraphQL ${sent.length}`);
  });
});
