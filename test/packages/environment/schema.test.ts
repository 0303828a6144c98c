import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readConfig } from '#environment';
import { ActionError } from '#error';
import { scaled } from '../../scale.ts';

const file = resolve(import.meta.dirname, '../../../packages/environment/schema.json');
const fits = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(file, 'utf8')),
);

const whole = `version: 1
defaults: { base: main, mode: pull-request, strategy: rolling, downgrade: deny, foreign-commits: fail, merge: manual,
  merge-method: squash, pin: auto, labels: [gitops], allowed-paths: ["{path}/**"] }
environments:
  - { name: dev, path: envs/dev, merge: auto, labels: [dev] }
  - { name: 8, mode: direct, gates: { soak: 30m, checks: [{ context: "argocd/*", by: "argo[bot]" }] } }
  - name: production
    after: [dev]
    need: any
    promote: auto
    follow: newest
    accept: ">=1.0.0"
    reviewers: { users: [octocat], teams: [sre] }
    gates:
      soak: 1d12h
      approvals: 2
      window: { timezone: Europe/Paris, allow: ["Mon-Thu 09:00-16:00"], freeze: ["2026-12-20/2027-01-03"] }
      metrics: [{ name: errors, prometheus: "https://prom.example", query: "vector(0)", below: 0.01, above: -1 }]
      attestation: { signer: acme/ci/.github/workflows/deliver.yml }
    rollback: { mode: direct, merge: immediate }
apps:
  - name: shop
    repo: acme/shop
    environments: [dev]
    images: [{ image: ghcr.io/acme/shop, targets: [{ file: "{path}/shop.yaml", at: image }] }]
groups: [{ name: all, apps: [shop] }]
holds:
  - { app: shop, environment: dev, by: octocat, reason: audit, until: 2026-12-01 }
  - { app: shop, environment: dev, by: octocat, reason: bug, images: ["ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}"] }
  - { app: shop, environment: dev, by: octocat, reason: bug, at: 2026-11-21T10:00:00Z, images: ["ghcr.io/acme/shop:1.0.0"] }
policy: { registries: [ghcr.io/acme], pinned: digest, namespaces: ["{environment}"], kinds-denied: [ClusterRoleBinding],
  secrets: deny, privileged: deny, resources: warn, promotion-order: deny, sealed-certificate: certs/sealed.pem }
waivers: [{ check: resources, path: "envs/dev/**", owner: octocat, until: 2027-01-31, reason: text }]
drift: { ignore: [{ kind: Deployment, path: spec.replicas, reason: HPA }] }
`;

function isRead(content: string): boolean {
  try {
    readConfig(content);
    return true;
  } catch (error) {
    if (error instanceof ActionError) return false;
    throw error;
  }
}

/** Every place of a value, as the keys that lead there. */
function placesOf(value: unknown): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const keys: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [[], ...keys.flatMap((key) => placesOf(Reflect.get(value, key)).map((below) => [key, ...below]))];
}

/** The document with another value at one place; undefined removes what is there. */
function changedAt(value: unknown, [key, ...below]: readonly (string | number)[], change: unknown): unknown {
  if (key === undefined) return change;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => (index === key ? changedAt(item, below, change) : item));
    return items.filter((item) => item !== undefined);
  }
  const entries = Object.entries(Object(value)).map(([name, each]) => [
    name,
    name === key ? changedAt(each, below, change) : each,
  ]);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}

describe('the JSON schema of gitops.yaml', () => {
  test('takes a file that holds every key', () => {
    expect([isRead(whole), fits(parse(whole))], JSON.stringify(fits.errors)).toEqual([true, true]);
  });

  test('refuses no file that we read, and every value of a wrong kind, wherever something is put in its place', {
    timeout: 120_000,
  }, () => {
    const document: unknown = parse(whole);
    const strange = fc.constantFrom(
      undefined,
      null,
      [],
      {},
      [[]],
      { strange: 1 },
      '',
      'word',
      7,
      '/root',
      'direct',
      'auto',
    );
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(document)), strange, (place, change) => {
        const changed = changedAt(document, place, change) ?? null;
        const content = stringify(changed);
        const [read, fitting] = [isRead(content), fits(changed)];
        if (read) taken++;
        else refused++;
        expect(fitting || !read, `refuses what we read: ${content}\n${JSON.stringify(fits.errors)}`).toBe(true);
        const isWrongKind = typeof change === 'object' && change !== null && Object.keys(change).length > 0;
        expect(!fitting || !isWrongKind, `takes ${JSON.stringify(change)} at ${place.join('.')}`).toBe(true);
      }),
      { numRuns: scaled(300, 2_000) },
    );
    console.log(`gitops.yaml schema: ${taken} changed files read by us fit, ${refused} refused by us`);
    expect(Math.min(taken, refused)).toBeGreaterThan(0);
  });

  test.each([
    ['a misspelt key', 'version: 1\nhold: []\n'],
    ['a misspelt key deep down', 'version: 1\ndefaults: { downgrades: deny }\n'],
    ['no version', 'apps: []\n'],
    ['another version', 'version: 2\n'],
    ['a value out of its list', 'version: 1\ndefaults: { merge: later }\n'],
    ['a hold without its reason', 'version: 1\nholds: [{ app: a, environment: b, by: c }]\n'],
    ['a hold until some time', 'version: 1\nholds: [{ app: a, environment: b, by: c, reason: d, until: soon }]\n'],
    ['a gate that is none', 'version: 1\nenvironments: [{ name: a }, { name: b, gates: { approved: 1 } }]\n'],
    ['a window without times', 'version: 1\nenvironments: [{ name: a, gates: { window: { timezone: UTC } } }]\n'],
    [
      'a metric without bounds',
      'version: 1\nenvironments: [{ name: a, gates: { metrics: [{ name: a, prometheus: "https://a", query: a }] } }]\n',
    ],
    ['a rule out of its list', 'version: 1\npolicy: { secrets: never }\n'],
    ['a path from the root of the machine', 'version: 1\nenvironments: [{ name: a, path: /etc }]\n'],
  ])('refuses %s, as we do', (_, content) => {
    expect([isRead(content), fits(parse(content))]).toEqual([false, false]);
  });
});
