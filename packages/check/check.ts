import type { RepositoryPolicy } from '#environment';
import type { ReadObject } from '#manifest';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Looks for one kind of fault. It reads and never renders or runs: what it says depends on its arguments alone. */
export type Check = (documents: readonly ReadObject[], policy: RepositoryPolicy, facts: Facts) => readonly Finding[];
