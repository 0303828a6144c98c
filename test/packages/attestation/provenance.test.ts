import { TrustedRoot } from '@sigstore/protobuf-specs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Expected, type TrustRoots, verifyProvenance } from '#attestation';
import {
  demands,
  type Identity,
  type Proof,
  type SignedBundle,
  type SigningService,
  startSigningService,
} from './signing-service.ts';

const hex = 'ab'.repeat(32);
const expected: Expected = {
  digest: `sha256:${hex}`,
  signer: 'acme/ci/.github/workflows/deliver.yml',
  repository: 'acme/shop',
};
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'ghcr.io/acme/shop', digest: { sha256: hex } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {},
};

let service: SigningService;
let stranger: SigningService;

beforeAll(async () => {
  [service, stranger] = await Promise.all([startSigningService(), startSigningService()]);
});

const trusting =
  (kind: 'public-good' | 'github' = 'public-good'): TrustRoots =>
  async (organization) =>
    organization === service.organization
      ? { root: TrustedRoot.fromJSON(service.trustedRoot), demands: demands[kind] }
      : undefined;

async function judge(bundles: readonly unknown[], wanted: Partial<Expected> = {}, roots = trusting()): Promise<string> {
  const { state, detail } = await verifyProvenance(bundles, { ...expected, ...wanted }, roots);
  return `${state}: ${detail}`;
}

describe('a provenance', () => {
  test('of the digest, by the workflow, for the repository is verified', async () => {
    const bundle = await service.sign(statement);
    expect(await judge([bundle])).toBe('verified: signed by acme/ci/.github/workflows/deliver.yml for acme/shop');
    expect(
      await judge([JSON.parse(JSON.stringify(bundle))], {
        repository: 'Acme/Shop',
        signer: 'ACME/CI/.github/workflows/deliver.yml',
      }),
    ).toMatch(/^verified/);
    expect(await judge([bundle], { signer: `${expected.signer}@refs/tags/v1` })).toMatch(/^verified/);
  });

  test('is verified by its time stamp alone where there is no transparency log', async () => {
    const stamped = await service.sign(statement, {}, 'stamp');
    expect(await judge([stamped], {}, trusting('github'))).toMatch(/^verified/);
    expect(await judge([stamped])).toBe('refused: the attestation does not verify (TLOG_ERROR)');
    expect(await judge([await service.sign(statement, {}, 'nothing')], {}, trusting('github'))).toBe(
      'refused: the attestation does not verify (TIMESTAMP_ERROR)',
    );
  });

  test.each<readonly [string, Identity, Partial<Expected>, RegExp]>([
    [
      'another workflow',
      { workflow: 'acme/ci/.github/workflows/other.yml@refs/tags/v1' },
      {},
      /signed by acme\/ci\/.github\/workflows\/other.yml/,
    ],
    [
      'a workflow of another repository',
      { workflow: 'evil/ci/.github/workflows/deliver.yml@refs/tags/v1' },
      {},
      /signed by evil\/ci/,
    ],
    [
      'a workflow whose name goes on',
      { workflow: 'acme/ci/.github/workflows/deliver.yml.evil@refs/tags/v1' },
      {},
      /signed by/,
    ],
    [
      'a workflow whose name is longer in front',
      { workflow: 'evil/acme/ci/.github/workflows/deliver.yml@refs/tags/v1' },
      {},
      /signed by/,
    ],
    [
      'a workflow with its path in another case',
      { workflow: 'acme/ci/.github/workflows/Deliver.yml@refs/tags/v1' },
      {},
      /signed by/,
    ],
    ['no ref', { workflow: 'acme/ci/.github/workflows/deliver.yml' }, {}, /signed by/],
    ['another ref than is wanted', {}, { signer: `${expected.signer}@refs/heads/main` }, /signed by/],
    ['a pattern that would fit', {}, { signer: 'acme/ci/.github/workflows/deliver.ym.' }, /signed by/],
    ['another repository built', { repository: 'evil/shop' }, {}, /built from evil\/shop/],
    ['a repository whose name goes on', { repository: 'acme/shop-evil' }, {}, /built from acme\/shop-evil/],
    ['another issuer', { issuer: 'https://accounts.example' }, {}, /an identity of https:\/\/accounts.example/],
    ['another digest', {}, { digest: `sha256:${'cd'.repeat(32)}` }, /about another digest/],
    ['a digest by another algorithm', {}, { digest: `sha512:${hex}` }, /about another digest/],
    ['no digest', {}, { digest: 'sha256:' }, /about another digest/],
    ['a name that every object has', {}, { digest: 'constructor:x' }, /about another digest/],
  ])('with %s is refused', async (_, identity, wanted, says) => {
    const verdict = await judge([await service.sign(statement, identity)], wanted);
    expect(verdict).toMatch(/^refused/);
    expect(verdict).toMatch(says);
  });

  test.each([
    ['is no statement', { ...statement, _type: 'x' }, /no in-toto statement/],
    [
      'says something else',
      { ...statement, predicateType: 'https://spdx.dev/Document' },
      /no https:\/\/slsa.dev\/provenance\/v1/,
    ],
    [
      'is of an older kind',
      { ...statement, predicateType: 'https://slsa.dev/provenance/v0.2' },
      /no https:\/\/slsa.dev\/provenance\/v1/,
    ],
    ['is about nothing', { ...statement, subject: [] }, /another digest/],
    ['is about something strange', { ...statement, subject: [null, 'x', { digest: 'x' }] }, /another digest/],
  ])('that %s is refused', async (_, other, says) => {
    expect(await judge([await service.sign(other)])).toMatch(says);
  });

  test('signed by somebody else under the same names is refused', async () => {
    for (const [proof, kind] of [
      ['log', 'public-good'],
      ['stamp', 'github'],
    ] as const satisfies readonly (readonly [Proof, 'public-good' | 'github'])[]) {
      expect(await judge([await stranger.sign(statement, {}, proof)], {}, trusting(kind))).toMatch(
        /^refused: the attestation does not verify/,
      );
    }
  });

  test('of which any part is another one is refused', async () => {
    const [bundle, other] = [
      await service.sign(statement),
      await service.sign({ ...statement, predicate: { other: true } }),
    ];
    const material = bundle.verificationMaterial;
    const changed: readonly (SignedBundle | object)[] = [
      { ...bundle, dsseEnvelope: other.dsseEnvelope },
      { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: other.dsseEnvelope.payload } },
      { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payloadType: 'text/plain' } },
      { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, signatures: other.dsseEnvelope.signatures } },
      { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, signatures: [] } },
      { ...bundle, verificationMaterial: { ...material, certificate: other.verificationMaterial.certificate } },
      { ...bundle, verificationMaterial: { ...material, tlogEntries: other.verificationMaterial.tlogEntries } },
      { ...bundle, verificationMaterial: { ...material, tlogEntries: [] } },
      {
        ...bundle,
        verificationMaterial: {
          ...material,
          tlogEntries: material.tlogEntries.map((entry) => ({ ...entry, integratedTime: '1' })),
        },
      },
      { ...bundle, verificationMaterial: { publicKey: { hint: 'x' }, tlogEntries: material.tlogEntries } },
      { ...bundle, verificationMaterial: { ...material, certificate: { rawBytes: 'AAAA' } } },
      { ...bundle, mediaType: 'application/json' },
    ];
    const verdicts = await Promise.all(changed.map((each) => judge([each])));
    expect(verdicts.filter((verdict) => !verdict.startsWith('refused'))).toEqual([]);
    console.log(`attestation: ${verdicts.length} of ${changed.length} spoiled bundles refused`);
  });

  test.each([
    [null],
    [undefined],
    ['text'],
    [{}],
    [[]],
    [7],
    [{ mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }],
    [{ __proto__: null }],
  ])('that is %j is refused', async (bundle) => {
    expect(await judge([bundle])).toBe('refused: the attestation is no Sigstore bundle');
  });

  test('is enough, whatever else there is; each must fit as a whole', async () => {
    const good = await service.sign(statement);
    const elsewhere = await service.sign(statement, { repository: 'evil/shop' });
    const otherwise = await service.sign({ ...statement, subject: [] });
    expect(await judge([elsewhere, {}, good])).toMatch(/^verified/);
    expect(await judge([elsewhere, otherwise])).toMatch(/^refused/);
    expect(await judge([])).toBe('refused: there is no attestation of it');
  });

  test('whose root cannot be read is not known, as long as no other one fits', async () => {
    const roots: TrustRoots = async () => Promise.reject(new Error('no route'));
    expect(await judge([await service.sign(statement)], {}, roots)).toBe(
      'unknown: whom to trust of sigstore.mock could not be read',
    );
    expect(await judge([await service.sign(statement)], {}, async () => undefined)).toBe(
      'refused: the attestation was signed with a certificate of nobody known',
    );
  });
});
