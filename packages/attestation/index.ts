export type { Expected, Verdict } from './provenance.ts';
export { type Mirror, publishedRoots, type Trust, type TrustRoots } from './trust-roots.ts';
export { verifyProvenance } from './verify.ts';
