import type { Facts } from '#check';
import { hasGates } from '#environment';
import type { Base, Remote } from './base.ts';
import type { Inputs } from './inputs.ts';

/** The context of the status that promote posts. */
const gatesContext = 'gitops/gates';

/** Whether nothing is merged before the gates have passed; asked only where there are any. */
export async function readGatesStatus(
  { name, config }: Base,
  { repository }: Inputs,
  { github }: Remote,
): Promise<Facts['gatesStatus']> {
  if (config?.environments.some(({ gates }) => hasGates(gates)) !== true) return undefined;
  const checks = await github.requiredChecks(repository, name);
  const found = checks?.filter(({ context }) => context === gatesContext);
  if (found === undefined) return undefined;
  if (found.length === 0) return 'not-required';
  return found.some(({ isOfOneApp }) => isOfOneApp) ? 'required' : 'from-anyone';
}
