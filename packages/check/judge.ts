import { posix } from 'node:path';
import { configPath, type RepositoryPolicy, type Waiver } from '#environment';
import type { ReadObject } from '#manifest';
import { checks } from './checks.ts';
import type { Facts } from './facts.ts';
import { type Finding, fingerprinted, type ReportedFinding } from './finding.ts';
import { checkNames } from './names.ts';

/** A look at a repository. */
export interface Look {
  readonly documents: readonly ReadObject[];
  readonly facts: Facts;
}

/** Everything that the checks find in a repository, by place. */
function findingsOf({ documents, facts }: Look, policy: RepositoryPolicy): readonly Finding[] {
  // It names images and kinds without being a manifest
  const manifests = documents.filter(({ file }) => file !== configPath);
  return checkNames.flatMap((name) => checks[name](manifests, policy, facts));
}

interface Rules {
  readonly policy: RepositoryPolicy;
  readonly waivers: readonly Waiver[];
}

/**
 * What is wrong with a repository, and by a base only what is not wrong there already.
 * @param rules those that bind
 */
export function judge(head: Look, base: Look | undefined, { policy, waivers }: Rules): readonly ReportedFinding[] {
  const known = new Set(
    base === undefined ? [] : fingerprinted(findingsOf(base, policy)).map(({ fingerprint }) => fingerprint),
  );
  const today = head.facts.now.toISOString().slice(0, 10);
  return fingerprinted(findingsOf(head, policy))
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map((finding) => {
      const fitting = waivers.filter(
        ({ check, path }) => check === finding.check && posix.matchesGlob(finding.at.file, path),
      );
      const waived = fitting.find(({ until }) => today < until);
      return { ...finding, waived, expired: waived === undefined ? fitting[0] : undefined };
    });
}
