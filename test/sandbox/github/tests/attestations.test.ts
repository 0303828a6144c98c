import { expect, test } from 'vitest';
import { client, env, startEnvironment } from '../testing/rest-scene.ts';

const digest = `sha256:${'a'.repeat(64)}`;

function bundle(statement: unknown = { subject: [{ name: 'web', digest: { sha256: 'a'.repeat(64) } }] }) {
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  return { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: { payload, signatures: [] } };
}

test('a statement is kept, and found by the digest of what it is about', async () => {
  await using github = await startEnvironment();
  const rest = client(github, { attestations: 'write' }).rest.repos;
  const created = await rest.createAttestation({ ...env, bundle: bundle() });
  expect(created).toMatchObject({ status: 201, data: { id: expect.any(Number) } });
  const found = (await rest.listAttestations({ ...env, subject_digest: digest })).data.attestations;
  expect(found).toMatchObject([{ bundle: bundle() }]);
  const other = await rest.listAttestations({ ...env, subject_digest: digest.replaceAll('a', 'b') });
  expect(other.data.attestations).toEqual([]);
  expect(github.defects).toEqual([]);
});

test('it takes a permission, a plan that has attestations, and a statement', async () => {
  await using github = await startEnvironment();
  const may = client(github, { attestations: 'write' }).rest.repos;
  const mayNot = client(github, { attestations: 'read' }).rest.repos;
  const refused = (status: number, message: RegExp) => ({ status, message: expect.stringMatching(message) });
  await expect(mayNot.createAttestation({ ...env, bundle: bundle() })).rejects.toMatchObject(
    refused(403, /not accessible by integration/),
  );
  await expect(may.createAttestation({ ...env, bundle: bundle('no statement') })).rejects.toMatchObject(
    refused(422, /Validation Failed/),
  );
  github.administer('acme/env').configure({ keepsAttestations: false });
  await expect(may.createAttestation({ ...env, bundle: bundle() })).rejects.toMatchObject(
    refused(403, /Feature not available for the acme organization/),
  );
  expect(github.defects).toEqual([]);
});
