import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** The path of the command that a child with this environment would run, or `undefined` when there is none. */
export async function findCommand(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const candidates = isAbsolute(name)
    ? [name]
    : (environment.PATH ?? '')
        .split(delimiter)
        .filter((directory) => directory !== '')
        .map((directory) => join(directory, name));
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
