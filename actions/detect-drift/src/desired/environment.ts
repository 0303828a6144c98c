import { configPath, type DriftRule, readConfig } from '#environment';
import { ActionError } from '#error';
import { readTextFile } from '#workspace';

/** What gitops.yaml says about an environment. */
export interface Environment {
  readonly name: string;
  /** Its folder in the checkout; '' for the root. */
  readonly path: string;
  /** The branch that holds it; undefined where it is the one of the run. */
  readonly branch: string | undefined;
  /** What may differ. */
  readonly ignored: readonly DriftRule[];
}

/** @throws ActionError FILE_NOT_FOUND, CONFIG_INVALID, INPUT_INVALID for an environment that it does not have */
export async function readEnvironment(workspace: string, name: string): Promise<Environment> {
  const { text } = await readTextFile(workspace, configPath);
  const { environments, defaults, drift } = readConfig(text);
  const found = environments.find((each) => each.name === name);
  if (found === undefined) {
    const names = environments.map((each) => each.name).join(', ');
    throw new ActionError(
      'INPUT_INVALID',
      `Finding the environment failed: ${configPath} has no "${name}", only ${names || 'none'}.`,
      { hint: `Correct the input \`environment\`, or add it to ${configPath}.` },
    );
  }
  const { path = '', settings } = found;
  return { name, path: plainPath(path), branch: settings.base ?? defaults.base, ignored: drift.ignore };
}

/** Without `./` and slashes around it. */
function plainPath(path: string): string {
  return path.replace(/^(\.?\/)+|^\.$/, '').replace(/\/+$/, '');
}

export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
