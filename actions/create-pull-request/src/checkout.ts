import { matchesGlob, posix, resolve } from 'node:path';
import type { Runner } from '#action';
import { ActionError } from '#error';
import { type CheckoutChanges, checkoutChanges } from '#git';
import type { Inputs } from './inputs.ts';

/** Each is looked up in the base and on the branch, in the one request that looks at the repository. */
const mostChanges = 300;

/**
 * What is not committed in the checkout that `workspace` names; undefined without it.
 * @throws ActionError INPUT_INVALID, CHECKOUT_REFUSED, LIMIT_EXCEEDED
 */
export async function readCheckout(
  inputs: Inputs,
  { workspace, environment }: Pick<Runner, 'workspace' | 'environment'>,
): Promise<CheckoutChanges | undefined> {
  const { workspace: directory, addPaths } = inputs;
  refuseMixed(inputs);
  if (directory === undefined) return undefined;
  const wanted = (path: string): boolean => isAdded(path, addPaths);
  return await checkoutChanges(resolve(workspace, directory), environment, { wanted, most: mostChanges });
}

/** A glob, a file, or a folder with everything below it. */
function isAdded(path: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true;
  return patterns.some((pattern) => {
    const glob = posix.normalize(pattern).replace(/\/$/, '');
    return glob === '.' || matchesGlob(path, glob) || matchesGlob(path, `${glob}/**`);
  });
}

function refuseMixed(inputs: Inputs): void {
  const { image, set, patch, patchFile, path, group, addPaths, workspace } = inputs;
  if (workspace === undefined) {
    if (addPaths.length === 0) return;
    throw new ActionError('INPUT_INVALID', 'Reading the inputs failed: `add-paths` is given without `workspace`.', {
      hint: 'Set `workspace` to the folder of a checkout, or leave `add-paths` out.',
    });
  }
  const given = { image, set: set.trim(), patch: patch.trim(), 'patch-file': patchFile, path, group };
  const mixed = Object.entries(given).flatMap(([name, value]) => (value.length > 0 ? [`\`${name}\``] : []));
  if (mixed.length === 0) return;
  throw new ActionError(
    'INPUT_INVALID',
    `Reading the inputs failed: ${mixed.join(', ')} cannot be used with \`workspace\`.`,
    {
      hint: 'Edit in the checkout (patch-manifests does), or leave `workspace` out to edit without one.',
    },
  );
}
