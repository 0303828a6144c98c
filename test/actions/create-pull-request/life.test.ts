import { describe, expect, test } from 'vitest';
import { branch, deployment, type EnvironmentRepository, files, shop, values } from './environment-repository.ts';
import { shareEnvironment } from './share-environment.ts';

// One after the other: each test starts where the one before it ended, as deliveries do.
describe('the life of a pull request', () => {
  let environment: EnvironmentRepository;
  shareEnvironment((started) => {
    environment = started;
  });

  test('it is opened in two requests, with one changed line', async () => {
    const { exitCode, outputs, sent, summary } = await environment.deliver({ image: shop('1.0.1') });
    expect(exitCode).toBe(0);
    expect(sent).toEqual(['Inspect', 'OpenPullRequest']);
    const [pull] = await environment.pullRequests();
    expect(outputs).toMatchObject({
      operation: 'created',
      number: '1',
      url: pull?.html_url,
      branch,
      'commit-sha': pull?.head.sha,
      verified: 'true',
    });
    expect(JSON.parse(outputs.changes ?? '')).toMatchObject({
      version: 1,
      changes: [{ file: deployment, old: 'ghcr.io/acme/shop:1.0.0', new: shop('1.0.1'), line: 12 }],
    });
    expect(await environment.read(branch, deployment)).toBe(
      files[deployment]?.replace('ghcr.io/acme/shop:1.0.0', shop('1.0.1')),
    );
    expect(summary).toContain(`**created** [acme/environments&#35;1](${pull?.html_url})`);
  });

  test('its title, body and commit say what changes where', async () => {
    const [pull] = await environment.pullRequests();
    expect(pull?.title).toBe('dev: shop 1.0.0 → 1.0.1');
    expect(pull?.body).toMatch(/^<!-- gitops:begin -->\n[\s\S]*\n<!-- gitops:1 \{.*\} -->\n<!-- gitops:end -->$/);
    expect(pull?.body).toContain(`sha256:${'ab'.repeat(32)}`);
    expect(pull?.body).toContain(`\`${deployment}:12\``);
    expect(pull?.body).toContain(`+          image: ${shop('1.0.1')}`);
    expect(pull?.body).toContain('/acme/shop/actions/runs/7)');
  });

  test('asked for again it stays, in one request, whoever asks', async () => {
    const { outputs, sent } = await environment.deliver({ image: shop('1.0.1') }, { GITHUB_RUN_ID: '8' });
    expect(sent).toEqual(['Inspect']);
    expect(outputs).toMatchObject({
      operation: 'unchanged',
      number: '1',
      branch,
      'commit-sha': '',
      verified: '',
      changes: '',
    });
  });

  test('a newer image moves it in two requests', async () => {
    const { outputs, sent } = await environment.deliver({ image: shop('1.0.2', 'cd') });
    expect(sent).toEqual(['Inspect', 'UpdatePullRequest']);
    const pulls = await environment.pullRequests();
    expect(pulls).toHaveLength(1);
    expect(outputs).toMatchObject({ operation: 'updated', number: '1', 'commit-sha': pulls[0]?.head.sha });
    expect(pulls[0]?.title).toBe('dev: shop 1.0.0 → 1.0.2');
    expect(pulls[0]?.body).not.toContain('1.0.1');
    expect(await environment.read(branch, deployment)).toContain(shop('1.0.2', 'cd'));
  });

  test('a change of another file on the base leaves it alone', async () => {
    await environment.commit('main', values, (text) => `${text}replicas: 3\n`);
    const { outputs, sent } = await environment.deliver({ image: shop('1.0.2', 'cd'), path: 'apps' });
    expect([outputs.operation, sent]).toEqual(['unchanged', ['Inspect']]);
  });

  test('a change of the same file on the base moves it there, both changes kept', async () => {
    await environment.commit('main', deployment, (text) => text.replace('replicas: 2', 'replicas: 5'));
    const { outputs, sent } = await environment.deliver({ image: shop('1.0.2', 'cd') });
    expect(sent).toEqual(['Inspect', 'PrepareCommit', 'ReplacePullRequest']);
    expect(outputs).toMatchObject({ operation: 'updated', number: '1' });
    const text = await environment.read(branch, deployment);
    expect(text).toContain('replicas: 5');
    expect(text).toContain(shop('1.0.2', 'cd'));
    expect(await environment.branches()).toEqual([branch, 'main']);
    expect((await environment.pullRequests()).map(({ state }) => state)).toEqual(['open']);
  });

  test('merged, there is nothing to do', async () => {
    await environment.merge(1, 'squash');
    const { outputs, sent } = await environment.deliver({ image: shop('1.0.2', 'cd') });
    expect(sent).toEqual(['Inspect']);
    expect(outputs).toEqual({
      operation: 'unchanged',
      number: '',
      url: '',
      branch: '',
      'commit-sha': '',
      verified: '',
      changes: '',
    });
  });

  test.each(['squash', 'merge'] as const)('a branch left after a %s is taken again', async (method) => {
    const version = method === 'squash' ? '1.0.3' : '1.0.4';
    const before = await environment.pullRequests();
    const { outputs, sent } = await environment.deliver({ image: shop(version) });
    expect(sent).toEqual(['Inspect', 'PrepareCommit', 'ReplacePullRequest']);
    expect(outputs).toMatchObject({ operation: 'created', number: String(before.length + 1) });
    await environment.merge(before.length + 1, 'merge');
    expect(await environment.read('main', deployment)).toContain(shop(version));
  });

  test('it is closed, and its branch deleted, when the base gets the value in another way', async () => {
    const { outputs } = await environment.deliver({ image: shop('2.0.0') });
    await environment.commit('main', deployment, (text) => text.replace(/image: .*/, `image: ${shop('2.0.0')}`));
    const closed = await environment.deliver({ image: shop('2.0.0') });
    expect(closed.sent).toEqual(['Inspect', 'ClosePullRequest']);
    expect(closed.outputs).toMatchObject({ operation: 'closed', number: outputs.number, branch, 'commit-sha': '' });
    expect((await environment.pullRequests()).at(-1)?.state).toBe('closed');
    expect(await environment.branches()).toEqual(['main']);
  });

  test('our words give way to the user’s, and a person’s words in the body stay', async () => {
    const wording = { title: 'Ship it', body: 'Please look.', 'commit-message': 'Ship the shop\n\nNow.' };
    await environment.deliver({ image: shop('3.0.0'), ...wording });
    const pull = (await environment.pullRequests()).at(-1);
    expect([pull?.title, pull?.body.includes('Please look.')]).toEqual(['Ship it', true]);
    await environment.edit(pull?.number ?? 0, `Seen by me.\r\n\r\n${pull?.body}`);
    await environment.deliver({ image: shop('3.0.1'), ...wording });
    const edited = (await environment.pullRequests()).at(-1);
    expect(edited?.body).toMatch(/^Seen by me\.\r\n\r\n<!-- gitops:begin -->/);
    expect(edited?.body).toContain('3.0.1');
  });

  test('a body whose generated part was deleted is repaired', async () => {
    const wording = { title: 'Ship it', body: 'Please look.' };
    const pull = (await environment.pullRequests()).at(-1);
    await environment.edit(pull?.number ?? 0, 'All gone.');
    const { outputs, sent } = await environment.deliver({ image: shop('3.0.1'), ...wording });
    expect([outputs.operation, sent]).toEqual(['unchanged', ['Inspect', 'DescribePullRequest']]);
    expect((await environment.pullRequests()).at(-1)?.body).toMatch(/^All gone\.\n\n<!-- gitops:begin -->/);
  });

  test('each commit carries its trailers', async () => {
    const log = await environment.log(branch);
    expect(log[0]).toMatch(
      /^Ship the shop\n\nNow\.\n\nGitops-Action: set\nGitops-Environment: dev\nGitops-App: shop\n/,
    );
    expect(log[0]).toContain(`Gitops-Image: ${shop('3.0.1')}\nGitops-Previous: ${shop('2.0.0')}\nGitops-Freight: `);
  });
});
