import { createServer } from 'node:http';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { expect, test } from 'vitest';
import { demands, startSigningService } from '../../packages/attestation/signing-service.ts';
import { fileOf, image, type Layout, manifest, startWorld, type World } from './world.ts';

const layout = (gates: string): Layout => ({
  environments: [
    ['staging', ''],
    ['production', `promote: auto, gates: { ${gates} }`],
  ],
  apps: ['checkout', 'cart'],
  groups: 'groups: [{ name: shop, apps: [checkout, cart] }]',
});

async function deploy(world: World): Promise<void> {
  const files = ['checkout', 'cart'].map((name) => [fileOf('staging', name), manifest(name, '1.0.1')] as const);
  await world.commit(Object.fromEntries(files));
}

test('a metric is asked for where something waits for it, and promote merges in the run in which it is good', async () => {
  let [rate, asked] = ['0.5', 0];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      asked += 1;
      const series = { metric: {}, value: [1, rate] };
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result: [series] } }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await using world = await startWorld(
    layout(`metrics: [{ name: errors, prometheus: "${url}", query: "rate(errors[5m])", below: 0.01 }]`),
  );
  await world.promote();
  expect(asked).toBe(0);
  await deploy(world);
  expect((await world.promote()).promotions).toMatchObject([
    { operation: 'opened', gates: [{ name: 'metrics', state: 'failed', detail: 'errors is 0.5, not below 0.01' }] },
  ]);
  expect([asked, world.gates(1)?.description]).toEqual([1, 'waits for metrics']);
  rate = '0.001';
  const { promotions, sent } = await world.promote();
  expect(promotions).toMatchObject([{ operation: 'merged', gates: [{ state: 'passed' }] }]);
  console.log(`promote: ${sent.length} requests and ${asked - 1} to Prometheus for one metric, the merge included`);
  expect([sent.length, asked]).toEqual([5, 2]);
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test('an attestation is looked up once for each digest, and verified for the signer', async () => {
  const signer = 'acme/ci/.github/workflows/deliver.yml';
  await using world = await startWorld(layout(`attestation: { signer: ${signer} }`));
  const repos = (text: string): string =>
    text.replaceAll(/name: (checkout|cart), images/g, 'name: $1, repo: acme/$1, images');
  await world.commit({ 'gitops.yaml': repos(await world.read('gitops.yaml')) });
  const service = await startSigningService();
  world.roots = async (organization) =>
    organization === service.organization
      ? { root: TrustedRoot.fromJSON(service.trustedRoot), demands: demands['public-good'] }
      : undefined;
  const writes = { attestations: 'write', metadata: 'read' } as const;
  const token = world.github.mintToken({ actor: 'ci', kind: 'user', repositories: { '*': writes } });
  const attest = async (name: string): Promise<void> => {
    const repository = `acme/${name}`;
    const sha256 = image(name, '1.0.1').split('@sha256:')[1] ?? '';
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name, digest: { sha256 } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {},
    };
    const bundle = await service.sign(statement, { repository });
    const response = await fetch(`${world.github.apiUrl}/repos/acme/${name}/attestations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ bundle }),
    });
    expect(response.status).toBe(201);
  };
  for (const name of ['checkout', 'cart'])
    await world.github.createRepository(`acme/${name}`, { 'README.md': name }, { private: false });
  await deploy(world);
  await attest('checkout');
  const opened = await world.promote();
  expect(opened.promotions).toMatchObject([{ operation: 'opened', gates: [{ name: 'attestation', state: 'failed' }] }]);
  console.log(`promote: ${opened.sent.length} requests for a group with two digests and attestations`);
  expect(opened.sent).toHaveLength(6);
  expect(opened.sent.filter((path) => path.includes('/attestations/'))).toHaveLength(2);
  await attest('cart');
  expect((await world.promote()).promotions).toMatchObject([{ operation: 'unchanged', gates: [{ state: 'passed' }] }]);
  expect(world.gates(1)).toMatchObject({ state: 'success' });
});
