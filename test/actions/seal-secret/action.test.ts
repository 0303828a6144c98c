import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ActionOutcome, runAction } from '../../sandbox/action-process.ts';
import { openssl, requirePart } from '../../sandbox/parts.ts';
import { Canary } from '../create-pull-request/canary.ts';
import { type Authority, ellipticCurve, newAuthority, rsa } from './authority.ts';
import { sealed, sealIn } from './in-process.ts';
import { openHere } from './open.ts';

const present = requirePart(openssl());

let authority: Authority;
let workspace: string;
beforeAll(async () => {
  if (present) authority = await newAuthority();
});
afterAll(async () => {
  if (present) await authority[Symbol.asyncDispose]();
});
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'gitops-seal-'));
  if (present) await writeFile(join(workspace, 'sealed.pem'), authority.certificate);
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const usual = {
  name: 'shop',
  namespace: 'production',
  certificate: 'sealed.pem',
  data: 'user=shop\npassword=hunter2 = "x" ',
  path: 'envs/production/shop.yaml',
};

function act(inputs: Readonly<Record<string, string>>, environment = {}): Promise<ActionOutcome> {
  return runAction('seal-secret', { workspace, inputs: { ...usual, ...inputs }, environment });
}

async function encrypted(path = usual.path): Promise<Readonly<Record<string, string>>> {
  return parse(await readFile(join(workspace, path), 'utf8')).spec.encryptedData;
}

describe.skipIf(!present)('sealing', () => {
  test('writes one file, which is the manifest and nothing else', async () => {
    const { exitCode, outputs, summary, annotations } = await act({ labels: 'app=shop', type: 'example.com/kind' });
    expect({ exitCode, annotations }).toEqual({ exitCode: 0, annotations: [] });
    const text = await readFile(join(workspace, usual.path), 'utf8');
    const { password, user } = await encrypted();
    expect(text).toBe(
      [
        'apiVersion: bitnami.com/v1alpha1',
        'kind: SealedSecret',
        'metadata:',
        '  name: shop',
        '  namespace: production',
        'spec:',
        '  encryptedData:',
        `    password: ${password}`,
        `    user: ${user}`,
        '  template:',
        '    metadata:',
        '      name: shop',
        '      namespace: production',
        '      labels:',
        '        app: shop',
        '    type: example.com/kind',
        '',
      ].join('\n'),
    );
    expect(openHere(password ?? '', 'production/shop', authority)?.toString()).toBe('hunter2 = "x" ');
    expect((await readdir(workspace, { recursive: true })).sort()).toEqual(
      ['envs', 'envs/production', 'envs/production/shop.yaml', 'sealed.pem'].sort(),
    );
    expect(outputs).toEqual({
      path: usual.path,
      keys: '["password","user"]',
      fingerprint: createHash('sha256').update(derOf(authority.certificate)).digest('hex'),
      expires: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(summary).toContain('`production/shop`');
  });

  test('says which value is empty, as that of a secret that is not set', async () => {
    const { exitCode, annotations } = await act({ data: 'user=shop\npassword=' });
    expect(exitCode).toBe(0);
    expect(annotations).toMatchObject([
      { level: 'warning', message: 'password was sealed empty: check that its secret is set.' },
    ]);
  });

  test('replaces a SealedSecret, and nothing else', async () => {
    await sealIn(workspace, usual);
    const before = await readFile(join(workspace, usual.path), 'utf8');
    await sealIn(workspace, { ...usual, data: 'user=other' });
    expect(Object.keys(await encrypted())).toEqual(['user']);
    const others = ['kind: Deployment\n', `${before}---\n${before}`, 'kind: Secret\nx: |\n  kind: SealedSecret\n'];
    for (const other of others) {
      await writeFile(join(workspace, usual.path), other);
      await expect(sealIn(workspace, usual)).rejects.toThrow('it holds something else than one SealedSecret');
      expect(await readFile(join(workspace, usual.path), 'utf8')).toBe(other);
    }
  });

  test('takes the certificate as text, and from a server only with its hash', async () => {
    await sealIn(workspace, { ...usual, certificate: `comment\n${authority.certificate}` });
    await using server = await serve(authority);
    const file = createHash('sha256').update(authority.certificate).digest('hex');
    const certificate = createHash('sha256').update(derOf(authority.certificate)).digest('hex');
    const trusting = { NODE_EXTRA_CA_CERTS: authority.certificateFile };
    expect((await act({ certificate: server.url, sha256: file }, trusting)).exitCode).toBe(0);
    const before = getCACertificates();
    setDefaultCACertificates([...before, authority.certificate]);
    try {
      const colons = certificate.toUpperCase().replace(/..(?=.)/g, '$&:');
      for (const sha256 of [certificate, colons])
        await sealIn(workspace, { ...usual, certificate: server.url, sha256 });
      const cases: readonly (readonly [Record<string, string>, string])[] = [
        [{ certificate: server.url }, 'a certificate from a URL needs `sha256`'],
        [
          { certificate: server.url, sha256: 'a'.repeat(64) },
          `its SHA-256 is ${file} and its fingerprint ${certificate}`,
        ],
        [{ certificate: `${server.url}/missing`, sha256: file }, 'answered 404'],
        [{ certificate: `${server.url}/moved`, sha256: file }, 'answered 302'],
        [{ certificate: `${server.url}/large`, sha256: file }, 'more than 65536 bytes'],
        [{ certificate: `${server.url}/failing`, sha256: file }, 'answered 503'],
      ];
      for (const [inputs, found] of cases)
        await expect(sealIn(workspace, { ...usual, ...inputs })).rejects.toThrow(found);
      expect(server.failures()).toBe(3);
    } finally {
      setDefaultCACertificates(before);
    }
  });

  test('leaves the values nowhere else', async () => {
    const canary = 'c4n4ry-f00d-77e1';
    const forms = [canary, Buffer.from(canary).toString('base64')];
    const searches = forms.map((form) => new Canary(form));
    const watched: Promise<void>[] = [];
    const temp = await mkdtemp(join(tmpdir(), 'gitops-seal-temp-'));
    const inputs = { ...usual, data: `user=${canary}\nkey<<END\nfirst ${canary}\n${canary}\nEND` };
    const outcomes: ActionOutcome[] = [];
    for (const more of [{}, { certificate: 'missing.pem' }, { data: `${inputs.data}\nbroken ${canary}` }]) {
      outcomes.push(
        await runAction('seal-secret', {
          workspace,
          inputs: { ...inputs, ...more },
          environment: { TMPDIR: temp },
          onStart: ({ pid = 0 }) => {
            for (const search of searches) watched.push(search.process(pid));
          },
        }),
      );
    }
    await Promise.all(watched);
    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 1, 1]);
    for (const [index, { log, summary, outputs }] of outcomes.entries()) {
      const printed = log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      // The runner masks what it was told to before anything else was printed.
      const masks = log.split('\n').flatMap((line) => line.match(/^::add-mask::(.*)$/)?.[1] ?? []);
      expect(masks, `run ${index}`).toContain(canary);
      expect(log.startsWith('::add-mask::')).toBe(true);
      for (const search of searches) {
        search.text('the log', printed.join('\n'));
        search.text('the summary', summary);
        search.text('the outputs', JSON.stringify(outputs));
        await search.files(workspace);
        await search.files(temp);
      }
    }
    console.log(`the value of a secret: looked for in ${JSON.stringify(searches[0]?.searched)}, found nowhere`);
    expect(openHere((await encrypted()).user ?? '', 'production/shop', authority)?.toString()).toBe(canary);
    await rm(temp, { recursive: true });
  });

  test('keeps what was there, whatever stops it from writing', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'gitops-seal-outside-'));
    await writeFile(join(workspace, 'file'), 'kept\n');
    await mkdir(join(workspace, 'folder.yaml'));
    await symlink(outside, join(workspace, 'out'));
    await symlink('nowhere', join(workspace, 'dangling.yaml'));
    const cases: readonly (readonly [path: string, found: string])[] = [
      ['file/a.yaml', 'Nothing was changed'],
      ['folder.yaml', 'it is no file'],
      ['../a.yaml', 'leads out of it'],
      ['out/a.yaml', 'leads out of it'],
      ['dangling.yaml', 'no such file'],
      ['.git/hooks/a.yaml', "git's own data"],
      ['sub/.GIT/a.yaml', "git's own data"],
    ];
    const before = (await readdir(workspace)).sort();
    for (const [path, found] of cases) await expect(sealIn(workspace, { ...usual, path }), path).rejects.toThrow(found);
    expect((await readdir(workspace)).sort()).toEqual(before);
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });
});

describe.skipIf(!present)('a refusal', () => {
  test('names every bad input at once, and quotes no line of data', async () => {
    const { exitCode, annotations, log } = await act({
      name: 'Shop',
      namespace: 'a.b',
      scope: 'all',
      certificate: 'http://example.com/cert.pem',
      sha256: 'abc',
      data: 'user=shop\nhunter2',
      type: 'x y',
      labels: 'a b=c',
      annotations: 'sealedsecrets.bitnami.com/cluster-wide=true',
      path: 'shop.json',
    });
    expect(exitCode).toBe(1);
    const message = annotations[0]?.message ?? '';
    for (const name of [
      'name',
      'namespace',
      'scope',
      'certificate',
      'sha256',
      'data',
      'type',
      'labels',
      'annotations',
      'path',
    ])
      expect(message).toContain(`input "${name}"`);
    expect(message).toContain('KEY=value or KEY<<DELIMITER on each line (line 2)');
    expect(message).not.toContain('hunter2');
    expect(log.split('\n').filter((line) => line.includes('hunter2') && !line.startsWith('::add-mask::'))).toEqual([]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['no namespace', { namespace: '' }, 'the scope strict needs `namespace`'],
    ['a type that needs keys', { type: 'kubernetes.io/tls' }, 'needs tls.crt and tls.key in `data`'],
    ['a key twice', { data: 'a=1\na=2' }, 'each key once (line 2 repeats one)'],
    ['a key that no Secret takes', { data: 'a b=1' }, 'letters, digits, dots, dashes and underscores (line 1)'],
    ['a block without an end', { data: 'a<<END\nb' }, 'a line that ends the block begun in line 1'],
    [
      'a certificate that is none',
      { certificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
      'it holds no certificate in PEM form',
    ],
    ['a certificate that is not there', { certificate: 'missing.pem' }, 'Reading "missing.pem" failed'],
    ['another certificate than expected', { sha256: 'b'.repeat(64) }, `expected is ${'b'.repeat(64)}`],
  ])('tells of %s', async (_, inputs, found) => {
    await expect(sealIn(workspace, { ...usual, ...inputs })).rejects.toThrow(found);
    expect(await readdir(workspace)).toEqual(['sealed.pem']);
  });

  test('tells of a certificate that expired, is too weak, is of another kind, or comes with its key', async () => {
    const data = 'a=1';
    await using expired = await newAuthority({ days: -1 });
    await using weak = await newAuthority({ key: rsa(1_024) });
    await using elliptic = await newAuthority({ key: ellipticCurve });
    await expect(sealed({ data, certificate: expired.certificate })).rejects.toThrow('it expired on ');
    await expect(sealed({ data, certificate: authority.certificate }, new Date('2099-01-01'))).rejects.toThrow(
      'it expired on ',
    );
    await expect(sealed({ data, certificate: weak.certificate })).rejects.toThrow('no RSA key of at least 2048 bits');
    await expect(sealed({ data, certificate: elliptic.certificate })).rejects.toThrow(
      'no RSA key of at least 2048 bits',
    );
    const both = authority.certificate + authority.key;
    const refusal = await sealed({ data, certificate: both }).catch(String);
    expect(refusal).toContain('it holds a private key');
    expect(refusal).not.toContain(authority.key.split('\n')[1]);
  });

  test('leaves the namespace out where the scope is cluster-wide', async () => {
    const { manifest } = await sealed({
      scope: 'cluster-wide',
      namespace: '',
      certificate: authority.certificate,
      data: 'a=',
    });
    expect(manifest.metadata).toEqual({
      name: 'shop',
      annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
    });
    expect(openHere(manifest.spec.encryptedData.a ?? '', '', authority)?.toString()).toBe('');
  });
});

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}

interface Server extends AsyncDisposable {
  readonly url: string;
  /** How often it answered that it cannot now. */
  failures(): number;
}

async function serve({ key, certificate }: Authority): Promise<Server> {
  let failures = 0;
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const path = request.url ?? '';
    if (path.endsWith('/missing')) response.writeHead(404).end();
    else if (path.endsWith('/moved')) response.writeHead(302, { location: '/v1/cert.pem' }).end();
    else if (path.endsWith('/failing')) {
      failures += 1;
      response.writeHead(503).end();
    } else response.end(path.endsWith('/large') ? Buffer.alloc(100_000) : certificate);
  });
  await promisify((done: () => void) => server.listen(0, '127.0.0.1', done))();
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/v1/cert.pem`,
    failures: () => failures,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}
