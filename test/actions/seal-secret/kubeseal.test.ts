import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Scope, scopes } from '../../../actions/seal-secret/src/scope.ts';
import { kubeseal, openssl, requirePart } from '../../sandbox/parts.ts';
import { scaled } from '../../scale.ts';
import { type Authority, newAuthority } from './authority.ts';
import { blocksOf, sealed } from './in-process.ts';
import { randomSecrets } from './random-secrets.ts';

// The controller's own code opens what was sealed: kubeseal has it for the day on which the cluster is lost.

const program = await kubeseal();
const present = requirePart(openssl()) && requirePart(program);
const perScope = scaled(40, 1_000);

let authority: Authority;
let folder: string;
beforeAll(async () => {
  if (!present) return;
  authority = await newAuthority();
  folder = await mkdtemp(join(tmpdir(), 'gitops-kubeseal-'));
});
afterAll(async () => {
  if (!present) return;
  await authority[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Secret {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly type: string;
  /** Go writes nothing as null. */
  readonly data: Readonly<Record<string, string | null>>;
}

async function unseal(manifest: string): Promise<Secret> {
  const file = join(folder, 'sealed.yaml');
  await writeFile(file, manifest);
  const args = ['--recovery-unseal', '--recovery-private-key', authority.keyFile, '--secret-file', file, '-o', 'json'];
  const { stdout } = await promisify(execFile)(program.file, args, { maxBuffer: 64 * 1_048_576 });
  return JSON.parse(stdout);
}

test.skipIf(!present).each(scopes)(
  'kubeseal opens what is sealed %s',
  async (scope) => {
    const secrets = randomSecrets(perScope, `kubeseal ${scope}`);
    const { text } = await sealed({
      scope,
      certificate: authority.certificate,
      data: blocksOf(secrets),
      type: 'example.com/kind',
      labels: 'app.kubernetes.io/name=shop\nyes=on',
      annotations: 'example.com/owner=team: "shop"',
    });
    const secret = await unseal(text);
    expect(secret).toMatchObject({
      kind: 'Secret',
      type: 'example.com/kind',
      metadata: {
        name: 'shop',
        namespace: 'production',
        labels: { 'app.kubernetes.io/name': 'shop', yes: 'on' },
        annotations: { 'example.com/owner': 'team: "shop"' },
      },
    });
    const same = [...secrets].filter(
      ([key, value]) => (secret.data[key] ?? '') === Buffer.from(value).toString('base64'),
    );
    console.log(`seal ${scope}: ${same.length} of ${perScope} opened by kubeseal`);
    expect(same.length).toBe(perScope);
    expect(Object.keys(secret.data).length).toBe(perScope);
  },
  scaled(30_000, 300_000),
);

const changes: Readonly<Record<Scope, readonly (readonly [what: string, from: RegExp, to: string])[]>> = {
  strict: [
    ['another name', /name: shop/g, 'name: store'],
    ['another namespace', /production/g, 'staging'],
  ],
  'namespace-wide': [
    ['another namespace', /namespace: production/g, 'namespace: staging'],
    ['another scope', /namespace-wide: "true"/g, 'cluster-wide: "true"'],
  ],
  'cluster-wide': [['another scope', /cluster-wide: "true"/g, 'namespace-wide: "true"']],
};

test.skipIf(!present).each(scopes)('kubeseal opens nothing of what is sealed %s and was moved', async (scope) => {
  const { text } = await sealed({ scope, certificate: authority.certificate, data: 'password=hunter2' });
  expect((await unseal(text)).data.password).toBe(Buffer.from('hunter2').toString('base64'));
  for (const [what, from, to] of changes[scope]) {
    const moved = text.replace(from, to);
    expect(moved, what).not.toBe(text);
    await expect(unseal(moved), what).rejects.toThrow('no key could decrypt secret');
  }
});
