import { ActionError } from '#error';
import { execute, findCommand } from '#exec';
import type { Note } from '../result.ts';
import { obstacleIn } from './fetches.ts';
import { notRendered } from './not-rendered.ts';

export interface RenderPorts {
  readonly workspace: string;
  /** Where commands are found. */
  readonly environment: Readonly<Record<string, string>>;
  /** What lies in the checkout and is none of its files, as a dump beside them. */
  readonly excluded: readonly string[];
}

/** What kustomize makes of a folder, or why that is not known. Nothing is fetched, and no plugin runs. */
export async function render(
  folder: string,
  { workspace, environment }: Pick<RenderPorts, 'workspace' | 'environment'>,
): Promise<{ readonly text: string } | { readonly note: Note }> {
  const name = `${folder}/`;
  const [kustomize, kubectl] = await Promise.all(
    ['kustomize', 'kubectl'].map((each) => findCommand(each, environment)),
  );
  const command = kustomize ?? kubectl;
  if (command === undefined) return { note: notRendered(name, 'neither kustomize nor kubectl is on this runner') };
  const obstacle = await obstacleIn(workspace, folder, new Set());
  if (obstacle !== undefined) return { note: notRendered(name, obstacle) };
  try {
    const { PATH = '', HOME = '' } = environment;
    const args = [kustomize === undefined ? 'kustomize' : 'build', folder];
    const { stdout } = await execute(command, args, { cwd: workspace, environment: { PATH, HOME } });
    return { text: stdout };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { note: notRendered(name, error.message) };
  }
}
