import { type Case, deployment, digest, otherDigest } from './case.ts';

const gitops = `version: 1
environments:
  - { name: dev, path: envs/dev }
  - { name: staging, path: envs/staging }
  - { name: prod, path: envs/prod }
apps:
  - name: shop
    images:
      - image: ghcr.io/acme/shop
        targets: [{ file: "{path}/web.yaml" }]
`;
const old = `ghcr.io/acme/shop:1.0.0@${digest}`;
const next = `ghcr.io/acme/shop:1.1.0@${otherDigest}`;

/** What runs in dev, staging and prod. */
function running(dev: string, staging: string, prod: string) {
  return Object.fromEntries(
    Object.entries({ dev, staging, prod }).map(([name, image]) => [`envs/${name}/web.yaml`, deployment({ image })]),
  );
}

const hold = (environment: string, image: string) =>
  `${gitops}holds:\n  - { app: shop, environment: ${environment}, images: ["${image}"], by: ada, reason: slow }\n`;
const heldNext = `ghcr.io/acme/shop@${otherDigest}`;
const prod = 'envs/prod/web.yaml:12:18';

export const freightCases: readonly Case[] = [
  {
    check: 'promotion-order',
    title: 'production skips staging',
    gitops,
    before: running(next, old, old),
    files: running(next, old, next),
    found: [prod],
  },
  {
    check: 'promotion-order',
    title: 'both at once: staging has not had it yet',
    gitops,
    before: running(next, old, old),
    files: running(next, next, next),
    found: [prod],
  },
  {
    check: 'promotion-order',
    title: 'the tag that staging had, with another digest',
    gitops,
    before: running(next, next, old),
    files: running(next, next, `ghcr.io/acme/shop:1.1.0@${digest}`),
    found: [prod],
  },
  {
    check: 'promotion-order',
    title: 'an image of another repository at the place',
    gitops,
    before: running(next, next, old),
    files: running(next, next, `ghcr.io/mallory/shop:1.1.0@${otherDigest}`),
    found: ['envs/prod/web.yaml:1:1'],
  },
  {
    check: 'promotion-order',
    title: 'a variable that is filled in later',
    gitops,
    before: running(next, next, old),
    files: running(next, next, 'ghcr.io/acme/shop:${TAG}'),
    found: [prod],
  },
  {
    check: 'promotion-order',
    title: 'staging has it, or had it before it went on',
    gitops,
    before: running(next, `ghcr.io/acme/shop:1.2.0@${digest}`, old),
    past: [running(next, next, old)],
    files: running(next, `ghcr.io/acme/shop:1.2.0@${digest}`, next),
    found: [],
  },
  {
    check: 'promotion-order',
    title: 'the first environment, whose images come from releases, and a change beside the image',
    gitops,
    before: running(old, old, old),
    files: {
      ...running(next, old, old),
      'envs/prod/web.yaml': deployment({ image: old }).replace('spec:\n', 'spec:\n  replicas: 3\n'),
    },
    found: [],
  },
  {
    check: 'promotion-order',
    title: 'any of two environments is enough',
    gitops: gitops.replace('envs/prod }', 'envs/prod, after: [dev, staging], need: any }'),
    before: running(next, old, old),
    files: running(next, old, next),
    found: [],
  },
  {
    check: 'promotion-order',
    title: 'a rollback to what staging never had, which holds what it replaces',
    gitops,
    before: running(next, next, next),
    past: [running(next, next, old)],
    files: { ...running(next, next, old), 'gitops.yaml': hold('prod', heldNext) },
    found: [],
  },
  {
    check: 'places',
    title: 'an overlay sets another version than the place that is promoted, and so does a second Deployment',
    gitops,
    before: running(next, next, old),
    files: {
      ...running(next, next, old),
      'envs/prod/kustomization.yaml':
        'resources: [web.yaml]\nimages:\n  - { name: ghcr.io/acme/shop, newTag: 1.1.0 }\n',
      'envs/prod/more.yaml': deployment({ image: `ghcr.io/acme/shop:1.0.0@${otherDigest}` }),
    },
    found: ['envs/prod/kustomization.yaml:3:5', 'envs/prod/more.yaml:12:18'],
  },
  {
    check: 'places',
    title: 'the same version elsewhere, another image, a name alone, the first environment, and what was so before',
    gitops,
    before: { ...running(next, next, old), 'envs/staging/old.yaml': deployment({ image: old }) },
    files: {
      ...running(next, next, old),
      'envs/staging/old.yaml': deployment({ image: old }),
      'envs/prod/kustomization.yaml':
        'resources: [web.yaml]\nimages:\n  - { name: ghcr.io/acme/shop, newTag: 1.0.0 }\n  - { name: shop, newName: ghcr.io/acme/shop }\n',
      'envs/prod/more.yaml': deployment({ image: `ghcr.io/acme/cart:2.0.0@${digest}` }),
      'envs/dev/more.yaml': deployment({ image: `ghcr.io/acme/shop:2.0.0@${digest}` }),
      'base/web.yaml': deployment({ image: `ghcr.io/acme/shop:2.0.0@${digest}` }),
    },
    found: [],
  },
  {
    check: 'places',
    title: 'a promotion that leaves another place behind',
    gitops,
    before: { ...running(next, next, old), 'envs/prod/more.yaml': deployment({ image: old }) },
    files: { ...running(next, next, next), 'envs/prod/more.yaml': deployment({ image: old }) },
    found: [],
  },
  {
    check: 'downgrade',
    title: 'an older version, though staging had it',
    gitops,
    before: running(next, next, next),
    past: [running(next, old, old)],
    files: running(next, next, old),
    found: [prod],
  },
  {
    check: 'downgrade',
    title: 'a hold without going back to what was there',
    gitops,
    before: running(next, next, next),
    files: { ...running(next, next, old), 'gitops.yaml': hold('prod', heldNext) },
    found: [prod],
  },
  {
    check: 'downgrade',
    title: 'a rollback, which holds what it replaces',
    gitops,
    before: running(next, next, next),
    past: [running(next, next, old)],
    files: { ...running(next, next, old), 'gitops.yaml': hold('prod', heldNext) },
    found: [],
  },
  {
    check: 'downgrade',
    title: 'a newer version, of two digits, and an environment that allows older ones',
    gitops: gitops.replace('envs/dev }', 'envs/dev, downgrade: allow }'),
    before: running(next, `ghcr.io/acme/shop:1.9.0@${digest}`, old),
    files: running(old, `ghcr.io/acme/shop:1.10.0@${digest}`, old),
    found: [],
  },
  {
    check: 'held',
    title: 'what is held there',
    gitops: hold('prod', heldNext),
    before: running(next, next, old),
    files: running(next, next, next),
    found: [prod],
  },
  {
    check: 'held',
    title: 'what is held in the environment before',
    gitops: hold('staging', heldNext),
    before: running(next, next, old),
    files: running(next, next, next),
    found: [prod],
  },
  {
    check: 'held',
    title: 'a hold that the pull request takes out itself',
    gitops: hold('prod', heldNext),
    before: running(next, next, old),
    files: { ...running(next, next, next), 'gitops.yaml': gitops },
    found: [prod],
  },
  {
    check: 'held',
    title: 'another image is held, and one in a later environment',
    gitops: hold('prod', `ghcr.io/acme/shop@${digest}`),
    before: running(old, old, old),
    files: running(next, next, old),
    found: [],
  },
  {
    check: 'held',
    title: 'a hold that has ended',
    gitops: hold('prod', heldNext).replace('reason: slow', 'reason: slow, until: 2026-11-21'),
    before: running(next, next, old),
    files: running(next, next, next),
    found: [],
  },
];
