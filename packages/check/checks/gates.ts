import { configPath, hasGates } from '#environment';
import type { Check } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';

const faults: Readonly<Record<Exclude<Facts['gatesStatus'], undefined>, string>> = {
  required: '',
  'from-anyone': 'a ruleset takes the status "gitops/gates" from anyone who may write',
  'not-required': 'no ruleset requires the status "gitops/gates"',
};

/** Where environments have gates, nothing is merged before they have passed. */
export const gates: Check = (_documents, _policy, { config, gatesStatus = 'required' }) => {
  const names = (config?.environments ?? []).filter((each) => hasGates(each.gates)).map(({ name }) => name);
  const fault = faults[gatesStatus];
  if (names.length === 0 || fault === '') return [];
  const finding: Finding = {
    check: 'gates',
    severity: 'warning',
    message: `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} gates, and ${fault}: a pull request can be merged before they have passed.`,
    hint: 'Require the status check gitops/gates, from the App that posts it, in a ruleset of the base branch.',
    at: { file: configPath, line: 1, column: 1 },
    subject: `${names.join(' ')} ${gatesStatus}`,
  };
  return [finding];
};
