import { TrustedRoot } from '@sigstore/protobuf-specs';
import { expect, test } from 'vitest';
import type { TrustRoots } from '#attestation';
import { parseReference } from '#image';
import { demands, startSigningService } from '../../packages/attestation/signing-service.ts';
import { startGitHub } from '../../sandbox/github/index.ts';
import { restOf } from '../../sandbox/rest.ts';
import { files, image } from './history.ts';
import { audit, readingRights } from './in-process.ts';

test('the provenance of each image is verified once, a request a digest, and what is refused is said', async () => {
  await using github = await startGitHub();
  const repository = 'acme/attested';
  const signer = 'acme/ci/.github/workflows/deliver.yml';
  const config = (files['gitops.yaml'] ?? '')
    .replace('path: envs/production', `path: envs/production, gates: { attestation: { signer: ${signer} } }`)
    .replace('name: shop\n', 'name: shop\n    repo: acme/shop\n')
    .replace('name: cart\n', 'name: cart\n    repo: acme/cart\n');
  await github.createRepository(repository, { ...files, 'gitops.yaml': config });
  const service = await startSigningService();
  const roots: TrustRoots = async (organization) =>
    organization === service.organization
      ? { root: TrustedRoot.fromJSON(service.trustedRoot), demands: demands['public-good'] }
      : undefined;
  const parsed = parseReference(image('shop', 1));
  const digest = (parsed.ok && parsed.value.digest) || '';
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'ghcr.io/acme/shop', digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {},
  };
  for (const app of ['acme/shop', 'acme/cart']) await github.createRepository(app, { 'README.md': '' });
  const grant = { metadata: 'read', attestations: 'write' } as const;
  const builder = github.mintToken({ actor: 'builder', kind: 'app', repositories: { 'acme/shop': grant } });
  await restOf(github.apiUrl, builder).send('POST', '/repos/acme/shop/attestations', {
    bundle: await service.sign(statement),
  });
  const rights = { metadata: 'read', attestations: 'read' } as const;
  const token = github.mintToken({
    actor: 'auditor[bot]',
    kind: 'app',
    repositories: { [repository]: readingRights, 'acme/shop': rights, 'acme/cart': rights },
  });
  const before = github.requests.length;
  const json = await audit(github, repository, { attestations: 'true', token }, undefined, roots);
  const asked = github.requests.slice(before).filter(({ path }) => path.includes('/attestations/'));
  // Both environments hold the same two digests, which are equal: of images of two repositories.
  expect(asked.length).toBe(2);
  expect(JSON.parse(json.text).attestations).toMatchObject([
    { image: 'ghcr.io/acme/shop', digest, state: 'verified', detail: `signed by ${signer} for acme/shop` },
    { image: 'ghcr.io/acme/cart', state: 'refused', detail: 'there is no attestation of it' },
  ]);
  expect(json.said).toEqual([expect.stringContaining('ghcr.io/acme/cart@sha256:')]);
  const csv = await audit(github, repository, { attestations: 'true', format: 'csv', token }, undefined, roots);
  const column = csv.text
    .trim()
    .split('\r\n')
    .map((line) => line.split(',').at(-1));
  expect(column).toEqual(['attestation', 'verified', 'refused', 'verified', 'refused']);
  const stranger = await audit(github, repository, { attestations: 'true', token });
  expect(JSON.parse(stranger.text).attestations[0]).toMatchObject({ state: 'refused' });
  const blind = await audit(github, repository, { attestations: 'true' });
  expect(JSON.parse(blind.text).attestations).toMatchObject([{ state: 'unknown' }, { state: 'unknown' }]);
  expect((await audit(github, repository, {}, json.text)).result).toMatchObject({ discrepancies: [] });
  expect(github.defects).toEqual([]);
});
