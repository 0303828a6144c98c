export type { Facts } from './facts.ts';
export type { ReportedFinding, Severity } from './finding.ts';
export type { Arriving } from './freight/arrival.ts';
export { arrivals, heldFreight, isRollback, versionsOf } from './freight/arriving.ts';
export { judge, type Look } from './judge.ts';
export { type CheckName, checkNames } from './names.ts';
export { codeownersPaths } from './owners/codeowners.ts';
export { sarifOf } from './sarif.ts';
