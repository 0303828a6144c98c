import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { Scope } from '../expressions/evaluate.ts';
import { asText, resolve } from '../expressions/resolve.ts';
import { keyOf, Superseded } from './concurrency.ts';
import type { Level } from './level.ts';

export interface Held {
  readonly release: () => void;
  /** What the run holds from here on. */
  readonly held: ReadonlySet<string>;
}

/**
 * Waits for the group of a `concurrency:` key, if there is one.
 *
 * @throws Superseded
 */
export async function enterGroup(
  level: Pick<Level, 'run' | 'held'>,
  token: TemplateToken | undefined,
  { scope, cancel }: { readonly scope: Scope; readonly cancel: (reason: string) => void },
): Promise<Held> {
  const { run, held } = level;
  if (token === undefined) return { release: () => undefined, held };
  const { group, cancelInProgress, queue } = readConcurrency(token, scope);
  if (group === '') return { release: () => undefined, held };
  const key = keyOf({ repository: run.request.repository, group });
  if (held.has(key)) {
    throw new Superseded(`Canceling since a deadlock was detected for concurrency group: '${group}'`);
  }
  const { repository } = run.request;
  const release = await run.groups.enter({ repository, group, cancelInProgress, queue, cancel });
  return { release, held: new Set([...held, key]) };
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#concurrency */
function readConcurrency(
  token: TemplateToken,
  scope: Scope,
): { readonly group: string; readonly cancelInProgress: boolean; readonly queue: 'single' | 'max' } {
  const value = resolve(token, scope);
  if (value === null || typeof value !== 'object') {
    return { group: asText(value), cancelInProgress: false, queue: 'single' };
  }
  const entries = new Map(Object.entries(value));
  const cancelInProgress = entries.get('cancel-in-progress') === true;
  const queue = entries.get('queue') === 'max' ? 'max' : 'single';
  if (cancelInProgress && queue === 'max')
    throw new Error('`queue: max` and `cancel-in-progress: true` exclude each other');
  return { group: asText(entries.get('group') ?? ''), cancelInProgress, queue };
}
