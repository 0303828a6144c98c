import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { type EnvironmentRepository, repository, shop, startEnvironmentRepository } from './environment-repository.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const writing = { contents: 'write', 'pull-requests': 'write' } as const;

function install(
  environment: EnvironmentRepository,
  permissions: Parameters<EnvironmentRepository['mint']>[0],
): string {
  const { clientId } = environment.github.registerApp({
    slug: 'deployer',
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    permissions,
    repositories: [repository],
  });
  return clientId;
}

test.each([
  ['as it was downloaded', key],
  ['in one line', key.trim().replaceAll('\n', '\\n')],
])('an App signs in with its key %s, and gives its token back', async (_, privateKeyText) => {
  await using environment = await startEnvironmentRepository();
  const clientId = install(environment, writing);
  const { outputs, sent, said, log } = await environment.deliver({
    image: shop('1.0.1'),
    'app-id': clientId,
    'private-key': privateKeyText,
  });
  expect([outputs.operation, outputs.verified, said]).toEqual(['created', 'true', '']);
  expect(sent).toEqual([
    expect.stringMatching(/\/repos\/acme\/environments\/installation$/),
    expect.stringMatching(/\/access_tokens$/),
    'Inspect',
    'OpenPullRequest',
    expect.stringMatching(/\/installation\/token$/),
  ]);
  expect(environment.github.requests.at(-1)).toMatchObject({ method: 'DELETE', status: 204, actor: 'deployer[bot]' });
  const shown = log.replace(/^::add-mask::.*$/gm, '');
  expect(shown).not.toMatch(/ghs_|PRIVATE KEY|[A-Za-z0-9+/=]{60}/);
  expect(environment.github.defects).toEqual([]);
});

test('the token goes back when the run fails, too', async () => {
  await using environment = await startEnvironmentRepository();
  const inputs = { 'app-id': install(environment, writing), 'private-key': key };
  const { exitCode, sent } = await environment.deliver({ ...inputs, image: 'ghcr.io/acme/nothing:1' });
  expect(exitCode).toBe(1);
  expect(sent.at(-1)).toMatch(/\/installation\/token$/);
});

test('what the App lacks is said: an error where it is needed, a warning where it may be', async () => {
  await using environment = await startEnvironmentRepository();
  const inputs = { 'app-id': install(environment, writing), 'private-key': key, image: shop('1.0.1') };
  const decorated = await environment.deliver({ ...inputs, labels: 'fresh' });
  expect(decorated.exitCode).toBe(0);
  expect(decorated.said).toMatch(/installation lacks "issues: write"/);
  await using other = await startEnvironmentRepository();
  const poor = { 'app-id': install(other, { contents: 'write' }), 'private-key': key, image: shop('1.0.1') };
  const refused = await other.deliver(poor);
  expect([refused.exitCode, refused.said]).toEqual([1, expect.stringMatching(/lacks "pull-requests: write"/)]);
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['half a pair', { 'app-id': '12' }, /`app-id` is given without its counterpart/],
  ['a key that is none', { 'app-id': '12', 'private-key': 'abc' }, /private key cannot be read/],
  ['a key of another App', { 'app-id': 'Iv1.other', 'private-key': key }, /does not accept the token/],
])('%s is refused without a word of the key', async (_, inputs, says) => {
  await using environment = await startEnvironmentRepository();
  install(environment, writing);
  const { exitCode, said, log } = await environment.deliver({ image: shop('1.0.1'), ...inputs });
  expect([exitCode, said]).toEqual([1, expect.stringMatching(says)]);
  expect(log.replace(/^::add-mask::.*$/gm, '')).not.toContain('PRIVATE KEY');
});
