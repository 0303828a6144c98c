import { ActionError } from '#error';
import { at, listAt, textAt } from './json.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/**
 * The paths of all files below a tree, relative to it.
 * @throws ActionError LIMIT_EXCEEDED where GitHub does not list it whole: over 100,000 entries, or 7 MB
 */
export async function listFiles(transport: Transport, repository: string, tree: string): Promise<readonly string[]> {
  return [...(await listBlobs(transport, repository, tree)).keys()];
}

/**
 * The same, each with the id of its content.
 * @param tree or a commit
 * @throws ActionError LIMIT_EXCEEDED
 */
export async function listBlobs(
  transport: Transport,
  repository: string,
  tree: string,
): Promise<ReadonlyMap<string, string>> {
  const step: Step = { doing: `Listing the files of ${repository}`, repository, permission: 'contents: read' };
  const { data } = await transport.read(
    { method: 'GET', url: `/repos/${repository}/git/trees/${tree}?recursive=1` },
    step,
  );
  if (at(data, 'truncated') === true) {
    throw new ActionError('LIMIT_EXCEEDED', `${step.doing} failed: there are more than GitHub lists at once.`, {
      hint: 'Start the globs in `path` with the folder that holds the manifests: apps/**/*.yaml instead of **/*.yaml.',
    });
  }
  const blobs = listAt(data, 'tree').filter((entry) => at(entry, 'type') === 'blob');
  return new Map(blobs.map((entry) => [textAt(entry, 'path'), textAt(entry, 'sha')]));
}
