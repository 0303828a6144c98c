import { describe, expect, test } from 'vitest';
import { type Config, hasGates, readConfig } from '#environment';
import { ActionError } from '#error';

const digest = `sha256:${'ab'.repeat(32)}`;
const file = `version: 1
environments:
  - { name: dev, path: envs/dev, merge: auto }
  - name: staging
    path: envs/staging
    promote: auto
    gates: { soak: 30m, checks: [{ context: "argocd/dev", by: "argo-notifier[bot]" }] }
  - name: production
    path: envs/production
    after: [staging]
    promote: auto
    follow: pinned
    accept: ">=1.0.0"
    reviewers: { users: [], teams: [sre] }
    gates:
      soak: 1d12h
      checks: [{ context: "e2e/staging", by: "acme-delivery[bot]" }]
      approvals: 2
      window: { timezone: Europe/Paris, allow: ["Mon-Thu 09:00-16:00", "Fri,Sun 22:30-02:00"], freeze: ["2026-12-20/2027-01-03", 2027-05-01] }
      metrics: [{ name: errors, prometheus: "https://prom.example/x/", query: "sum(rate(http_errors_total[5m])) or vector(0)", below: 0.01 }]
      attestation: { signer: acme/gitops-actions/.github/workflows/deliver.yml }
    rollback: { mode: direct, merge: immediate }
apps: [{ name: checkout }]
holds: [{ app: checkout, environment: production, images: ["ghcr.io/org/checkout@${digest}"], by: login, at: 2026-11-21T10:00:00Z, reason: text, until: 2026-12-01 }]
policy: { registries: [ghcr.io/org], pinned: digest, namespaces: ["{environment}"], kinds-denied: [ClusterRoleBinding], secrets: deny, privileged: deny, resources: warn, promotion-order: deny, sealed-certificate: certs/sealed.pem }
waivers: [{ check: resources, path: "envs/dev/**", owner: login, until: 2027-01-31, reason: text }]
drift: { ignore: [{ kind: Deployment, path: spec.replicas, reason: HPA }] }
`;

function refusalOf(content: string): string {
  try {
    readConfig(content);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return `${error.at?.line}:${error.at?.column} ${error.code} ${error.message}`;
  }
  return 'nothing';
}

describe('what gitops.yaml says about promotion', () => {
  const config: Config = readConfig(file);

  test('environments come after the one listed before them, or after those they name', () => {
    expect(config.environments.map(({ name, after }) => [name, after])).toEqual([
      ['dev', []],
      ['staging', ['dev']],
      ['production', ['staging']],
    ]);
    const free = readConfig(
      'version: 1\nenvironments: [{ name: a }, { name: b, after: [] }, { name: c, after: [b, a] }]',
    );
    expect(free.environments.map(({ after }) => after)).toEqual([[], [], ['b', 'a']]);
  });

  test('an environment that says nothing waits for nothing, and opens nothing by itself', () => {
    const [dev] = config.environments;
    expect(dev).toMatchObject({
      need: 'all',
      promote: 'manual',
      follow: 'pinned',
      reviewers: { users: [], teams: [] },
    });
    expect(config.environments.map(({ gates }) => hasGates(gates))).toEqual([false, true, true]);
  });

  test('every gate is read', () => {
    const { gates, accept, reviewers, rollback } = config.environments[2] ?? {};
    expect(gates).toMatchObject({ soak: 36 * 3_600_000, approvals: 2 });
    expect(gates?.checks).toEqual([{ context: 'e2e/staging', by: 'acme-delivery[bot]' }]);
    expect(gates?.window).toMatchObject({
      timezone: 'Europe/Paris',
      allow: [
        { days: [1, 2, 3, 4], from: 540, until: 960 },
        { days: [5, 0], from: 1350, until: 1560 },
      ],
      freeze: [
        { first: '2026-12-20', last: '2027-01-03' },
        { first: '2027-05-01', last: '2027-05-01' },
      ],
    });
    expect(gates?.metrics).toMatchObject([{ name: 'errors', prometheus: 'https://prom.example/x', below: 0.01 }]);
    expect(gates?.attestation?.signer).toBe('acme/gitops-actions/.github/workflows/deliver.yml');
    expect([accept, reviewers?.teams, rollback]).toEqual(['>=1.0.0', ['sre'], { mode: 'direct', merge: 'immediate' }]);
  });

  test('holds, rules, waivers and what may differ are read', () => {
    expect(config.holds[0]).toMatchObject({ at: '2026-11-21T10:00:00Z', images: [`ghcr.io/org/checkout@${digest}`] });
    expect(config.policy).toEqual({
      registries: ['ghcr.io/org'],
      pinned: 'digest',
      namespaces: ['{environment}'],
      kindsDenied: ['ClusterRoleBinding'],
      secrets: 'deny',
      privileged: 'deny',
      resources: 'warn',
      promotionOrder: 'deny',
      sealedCertificate: 'certs/sealed.pem',
    });
    expect(config.waivers[0]).toMatchObject({ check: 'resources', until: '2027-01-31' });
    expect(config.drift.ignore).toEqual([{ kind: 'Deployment', path: 'spec.replicas', reason: 'HPA' }]);
    expect(readConfig('version: 1\n').policy.kindsDenied).toEqual([]);
  });
});

const two = 'version: 1\nenvironments:\n  - { name: dev }\n  - name: prod\n    ';
const gate = (text: string): string => `${two}gates: { ${text} }\n`;
const metric = (text: string): string => gate(`metrics: [{ name: a, query: up, below: 1, prometheus: "${text}" }]`);
const window = (text: string): string => gate(`window: { timezone: Europe/Paris, ${text} }`);
const bound = 'name: a, prometheus: "https://a"';

describe('is refused with its place:', () => {
  test.each([
    [
      'a misspelt gate',
      gate('soaks: 1h'),
      /^5:14 CONFIG_INVALID .*environments\[1\]\.gates\.soaks: expected one of the keys/,
    ],
    [
      'an unknown environment before',
      `${two}after: [stage]\n`,
      /^5:13 .*environments\[1\]\.after\[0\]: expected one of the environments dev, prod/,
    ],
    ['itself before', `${two}after: [prod]\n`, /^5:12 .*after: expected an order without a circle: prod after prod/],
    [
      'a circle',
      'version: 1\nenvironments:\n  - { name: a, after: [c] }\n  - { name: b }\n  - { name: c }\n',
      /^3:23 .*environments\[0\]\.after: expected an order without a circle: a after c after b after a/,
    ],
    [
      'a circle among others',
      'version: 1\nenvironments: [{ name: a }, { name: b, after: [a, c] }, { name: c, after: [b] }]\n',
      /^2:47 .*circle: b after c after b/,
    ],
    [
      'an app that skips what comes before',
      'version: 1\nenvironments: [{ name: a }, { name: b }, { name: c }]\napps: [{ name: x, environments: [a, c] }]\n',
      /^3:37 .*apps\[0\]\.environments\[1\]: expected b beside it, which "c" comes after/,
    ],
    [
      'an app in two groups',
      'version: 1\napps: [{ name: x }]\ngroups: [{ name: g, apps: [x] }, { name: h, apps: [x] }]\n',
      /^3:52 .*groups\[1\]\.apps\[0\]: expected an app of no other group: "x" is in "g"/,
    ],
    [
      'a group called as an app is',
      'version: 1\napps: [{ name: x }]\ngroups: [{ name: x, apps: [x] }]\n',
      /^3:18 .*groups\[0\]\.name/,
    ],
    [
      'a stranger in a group',
      'version: 1\napps: [{ name: x }]\ngroups: [{ name: g, apps: [y] }]\n',
      /^3:28 .*one of the apps x/,
    ],
    [
      'a soak with nothing before',
      'version: 1\nenvironments: [{ name: a, gates: { soak: 1h } }]\n',
      /^2:42 .*environments\[0\]\.gates\.soak: expected an environment before/,
    ],
    ['a soak that is no duration', gate('soak: 1 day'), /^5:20 .*gates\.soak: expected a duration like 30m, 24h or 7d/],
    ['a check by nobody', gate('checks: [{ context: a }]'), /^5:23 .*expected the key "by"/],
    ['a check by an @login', gate('checks: [{ context: a, by: "@b" }]'), /expected a login without "@"/],
    ['a check of any name', gate('checks: [{ context: "*", by: b }]'), /expected the context of a status/],
    ['a check with a star inside', gate('checks: [{ context: "a*b", by: b }]'), /expected the context of a status/],
    ['no approvals', gate('approvals: 0'), /^5:25 .*expected a whole number above 0/],
    ['half an approval', gate('approvals: 1.5'), /expected a whole number above 0/],
    ['an unknown time zone', gate('window: { timezone: Mars/Base, freeze: [] }'), /timezone: expected a time zone/],
    ['an offset', gate('window: { timezone: "+01:00", freeze: [2026-12-24] }'), /timezone: expected a time zone/],
    ['a window that never opens', window('allow: []'), /window\.allow: expected at least one window/],
    [
      'a window that is none',
      window('freeze: []').replace(', freeze: []', ''),
      /window: expected the key "allow" or "freeze"/,
    ],
    ['a window of no length', window('allow: ["Mon 09:00-09:00"]'), /allow\[0\]: expected days and times/],
    ['a day that is none', window('allow: ["Mun 09:00-10:00"]'), /allow\[0\]: expected days and times/],
    ['an hour that is none', window('allow: ["Mon 09:00-24:01"]'), /allow\[0\]: expected days and times/],
    ['a minute that is none', window('allow: ["Mon 09:60-11:00"]'), /allow\[0\]: expected days and times/],
    ['a freeze backwards', window('freeze: [2026-12-20/2026-12-19]'), /freeze\[0\]: expected days as/],
    ['a freeze of a day that is none', window('freeze: [2026-02-30]'), /freeze\[0\]: expected days as/],
    ['plain http', metric('http://prom.example'), /prometheus: expected an https URL/],
    ['a password', metric('https://u:p@prom.example'), /prometheus: expected an https URL/],
    ['a query in the URL', metric('https://prom.example/?q=1'), /prometheus: expected an https URL/],
    ['a file', metric('file:///etc/passwd'), /prometheus: expected an https URL/],
    [
      'a metric without bounds',
      gate(`metrics: [{ ${bound}, query: up }]`),
      /metrics\[0\]: expected the key "below" or "above"/,
    ],
    ['a bound that is no number', gate(`metrics: [{ ${bound}, query: up, below: .inf }]`), /below: expected a number/],
    [
      'a metric twice',
      gate(`metrics: [{ ${bound}, query: up, below: 1 }, { ${bound}, query: up, below: 1 }]`),
      /metrics\[1\]\.name/,
    ],
    ['a signer that is no workflow', gate('attestation: { signer: acme/ci }'), /signer: expected a workflow as/],
    ['a range that is none', `${two}accept: newest\n`, /accept: expected a range of versions/],
    [
      'a team with its organization',
      `${two}reviewers: { teams: [acme/sre] }\n`,
      /teams\[0\]: expected the slug of a team/,
    ],
    [
      'a hold at some time',
      'version: 1\nholds: [{ app: a, environment: b, by: c, reason: d, at: today }]\n',
      /holds\[0\]\.at: expected a moment/,
    ],
    [
      'a hold of a repository',
      'version: 1\nholds: [{ app: a, environment: b, by: c, reason: d, images: [x] }]\n',
      /images\[0\]: expected an image as repository@digest/,
    ],
    [
      'a hold until a day that is none',
      'version: 1\nholds: [{ app: a, environment: b, by: c, reason: d, until: 2026-02-30 }]\n',
      /until: expected a day/,
    ],
    [
      'a waiver without an end',
      'version: 1\nwaivers: [{ check: a, path: b, owner: c, reason: d }]\n',
      /waivers\[0\]: expected the key "until"/,
    ],
    [
      'a place that is no path',
      'version: 1\napps: [{ name: a, images: [{ image: x, targets: [{ file: f, at: "a[" }] }] }]\n',
      /targets\[0\]\.at: expected a path/,
    ],
  ])('%s', (_, content, says) => {
    expect(refusalOf(content)).toMatch(says);
  });

  test.each([
    ['loopback over http', metric('http://127.0.0.1:9090')],
    ['a window until midnight', window('allow: ["Sat-Mon 00:00-24:00"]')],
    [
      'an app that passes one of those before, where any is enough',
      'version: 1\nenvironments: [{ name: a }, { name: b, after: [] }, { name: c, after: [a, b], need: any }]\napps: [{ name: x, environments: [b, c] }]\n',
    ],
    ['a signer at one ref', gate('attestation: { signer: acme/ci/.github/workflows/a.yml@refs/tags/v1 }')],
  ])('but not %s', (_, content) => {
    expect(refusalOf(content)).toBe('nothing');
  });
});
