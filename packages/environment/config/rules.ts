import { accept, oneOf, refine, refuse, text as textInput } from '#input';
import { day } from './day.ts';
import { login } from './gates.ts';
import { field, list, map, optionalField, text } from './reader.ts';
import { oneLine, pathGlob } from './settings.ts';

const levels = ['deny', 'warn', 'allow'] as const;

/** What happens to a change that breaks a rule. */
export type Level = (typeof levels)[number];

/** What the files of an environment repository may hold; undefined where nothing is said. */
export interface RepositoryPolicy {
  /** Where images may come from: hosts, or hosts with the start of a path. */
  readonly registries: readonly string[] | undefined;
  /** `digest`: every image has one. */
  readonly pinned: 'digest' | 'tag' | undefined;
  /** Globs; `{environment}` stands for the environment's name. */
  readonly namespaces: readonly string[] | undefined;
  readonly kindsDenied: readonly string[];
  readonly secrets: Level | undefined;
  readonly privileged: Level | undefined;
  readonly resources: Level | undefined;
  readonly promotionOrder: Level | undefined;
  /** The certificate that secrets are sealed with, a file of the repository. */
  readonly sealedCertificate: string | undefined;
}

/** A rule that some files may break for some time. */
export interface Waiver {
  readonly check: string;
  /** A glob. */
  readonly path: string;
  readonly owner: string;
  /** The first day, as 2026-12-01 in UTC, on which it no longer holds. */
  readonly until: string;
  readonly reason: string;
}

/** What differs in a cluster on purpose. */
export interface DriftRule {
  readonly kind: string;
  /** A path in the object, as spec.replicas. */
  readonly path: string;
  readonly reason: string;
}

const registry = refine(textInput, (value) =>
  /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/i.test(value)
    ? accept(value)
    : refuse('a registry as ghcr.io or ghcr.io/acme'),
);

const level = optionalField(text(oneOf(...levels)), undefined);

const policyShape = {
  registries: optionalField(list(text(registry)), undefined),
  pinned: optionalField(text(oneOf('digest', 'tag')), undefined),
  namespaces: optionalField(list(text(oneLine)), undefined),
  'kinds-denied': optionalField(list(text(oneLine)), []),
  secrets: level,
  privileged: level,
  resources: level,
  'promotion-order': level,
  'sealed-certificate': optionalField(text(pathGlob), undefined),
};

export const policyReader = map(policyShape);

export function policyOf(read: ReturnType<typeof policyReader> | undefined): RepositoryPolicy {
  return {
    registries: read?.registries,
    pinned: read?.pinned,
    namespaces: read?.namespaces,
    kindsDenied: read?.['kinds-denied'] ?? [],
    secrets: read?.secrets,
    privileged: read?.privileged,
    resources: read?.resources,
    promotionOrder: read?.['promotion-order'],
    sealedCertificate: read?.['sealed-certificate'],
  };
}

export const waiversReader = list(
  map({
    check: field(text(oneLine)),
    path: field(text(pathGlob)),
    owner: field(text(login)),
    until: field(text(day)),
    reason: field(text(oneLine)),
  }),
);

export const driftReader = map({
  ignore: optionalField(
    list(map({ kind: field(text(oneLine)), path: field(text(oneLine)), reason: field(text(oneLine)) })),
    [],
  ),
});
