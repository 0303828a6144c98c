import { verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedRoots, verifyProvenance } from '#attestation';
import { githubRoot } from '../../../packages/attestation/github-root.ts';
import { demands, type SigningService, startSigningService } from './signing-service.ts';
import { canonical, type Publisher, publish } from './update-framework.ts';

const hex = 'ab'.repeat(32);
const expected = { digest: `sha256:${hex}`, signer: 'acme/ci/.github/workflows/deliver.yml', repository: 'acme/shop' };
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'shop', digest: { sha256: hex } }],
  predicateType: 'https://slsa.dev/provenance/v1',
};

let folder: string;
let service: SigningService;

beforeAll(async () => {
  [folder, service] = await Promise.all([mkdtemp(join(tmpdir(), 'roots-')), startSigningService()]);
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const mirror = ({ url, root }: Pick<Publisher, 'url' | 'root'>) =>
  new Map([[service.organization, { url, root, demands: demands['public-good'] }]]);

test('a provenance is verified against the root that its service publishes, which is read once', async () => {
  await using publisher = await publish('trusted_root.json', JSON.stringify(service.trustedRoot));
  const roots = publishedRoots(join(folder, 'good'), mirror(publisher));
  const bundle = await service.sign(statement);
  for (let times = 0; times < 2; times++) {
    expect(await verifyProvenance([bundle], expected, roots)).toMatchObject({ state: 'verified' });
  }
  expect(publisher.requests).toEqual([
    '/2.root.json',
    '/timestamp.json',
    '/1.snapshot.json',
    '/1.targets.json',
    expect.stringMatching(/^\/targets\/[0-9a-f]{64}\.trusted_root\.json$/),
  ]);
  expect(await roots('Somebody Else')).toBeUndefined();
});

test.each<readonly [string, (publisher: Publisher, other: Publisher) => Pick<Publisher, 'url' | 'root'>]>([
  [
    'was changed on the way',
    (publisher) => {
      for (const [path, text] of publisher.files) {
        if (path.startsWith('/targets/')) publisher.files.set(path, text.replace('mock', 'm0ck'));
      }
      return publisher;
    },
  ],
  ['is signed by somebody else', (publisher, other) => ({ url: publisher.url, root: other.root })],
  [
    'is told about by somebody else',
    (publisher, other) => {
      publisher.files.set('/1.targets.json', other.files.get('/1.targets.json') ?? '');
      return publisher;
    },
  ],
  [
    'is not there',
    (publisher) => {
      publisher.files.clear();
      return publisher;
    },
  ],
])('a provenance is not known to be right where the published root %s', async (name, spoil) => {
  const text = JSON.stringify(service.trustedRoot);
  await using publisher = await publish('trusted_root.json', text);
  await using other = await publish('trusted_root.json', text);
  const roots = publishedRoots(join(folder, name), mirror(spoil(publisher, other)));
  const verdict = await verifyProvenance([await service.sign(statement)], expected, roots);
  expect(verdict).toEqual({ state: 'unknown', detail: 'whom to trust of sigstore.mock could not be read' });
});

test('a root that has expired is none: an old state may be played back', async () => {
  await using publisher = await publish(
    'trusted_root.json',
    JSON.stringify(service.trustedRoot),
    '2020-01-01T00:00:00Z',
  );
  const old = publishedRoots(join(folder, 'old'), mirror(publisher))(service.organization);
  await expect(old).rejects.toMatchObject({ cause: { message: expect.stringMatching(/expired/i) } });
});

test("the root of GitHub's own service that everything begins with is signed by as many of its keyholders as it asks for", () => {
  const { signed, signatures } = githubRoot;
  const keys = new Map(Object.entries(signed.keys).map(([id, { keyval }]) => [id, keyval.public]));
  const good = signatures.filter(({ keyid, sig }) => {
    const key = signed.roles.root.keyids.includes(keyid) ? keys.get(keyid) : undefined;
    return key !== undefined && verify('sha256', Buffer.from(canonical(signed)), key, Buffer.from(sig, 'hex'));
  });
  console.log(
    `attestation: GitHub's root has ${good.length} good signatures, ${signed.roles.root.threshold} are needed`,
  );
  expect(new Set(good.map(({ keyid }) => keyid)).size).toBeGreaterThanOrEqual(signed.roles.root.threshold);
});
