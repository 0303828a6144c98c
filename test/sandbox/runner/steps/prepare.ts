import { join } from 'node:path';
import { parseReference, type Source } from '../plan/reference.ts';
import { NotImplemented, StepProblem } from '../problem.ts';
import { type ActionDefinition, readAction } from '../syntax/action.ts';
import type { Step } from '../syntax/step.ts';
import type { JobRuntime } from './frame.ts';

export type Action = { readonly kind: 'checkout' } | { readonly kind: 'attest' } | OpenedAction;

/** Actions of GitHub's own that cannot be fetched here. */
type BuiltIn = Exclude<Action['kind'], 'action'>;

export interface OpenedAction {
  readonly kind: 'action';
  readonly definition: ActionDefinition;
  readonly source: Source;
  /** The folder of its action.yml. */
  readonly directory: string;
}

const builtIns: ReadonlyMap<string, BuiltIn> = new Map([
  ['actions/checkout', 'checkout'],
  ['actions/attest', 'attest'],
]);

/** As the runner's `CompositeActionsMaxDepth`. */
const maximumDepth = 9;

/** Resolves and unpacks every action of a job before its first step runs, as GitHub's "Set up job" does. */
export async function prepareAll(job: JobRuntime, source: Source, steps: readonly Step[], depth = 0): Promise<void> {
  if (depth > maximumDepth) throw new StepProblem('Composite actions nest too deep.');
  for (const { work } of steps) {
    if (work.kind !== 'uses') continue;
    const action = await prepare(job, source, work.uses);
    if (action.kind !== 'action') continue;
    const { runs } = action.definition;
    if (runs.kind === 'composite') await prepareAll(job, action.source, runs.steps, depth + 1);
    else if (runs.pre !== undefined && depth > 0)
      throw new NotImplemented(`\`pre:\` inside a composite action: '${work.uses}'`);
  }
}

/** @throws StepProblem | NotImplemented */
export function prepare(job: JobRuntime, source: Source, uses: string): Promise<Action> {
  const key = `${source.repository}@${source.sha} ${uses}`;
  const known = job.prepared.get(key);
  if (known !== undefined) return known;
  const fresh = load(job, source, uses);
  job.prepared.set(key, fresh);
  return fresh;
}

async function load(job: JobRuntime, from: Source, uses: string): Promise<Action> {
  const reference = parseReference(uses);
  if (reference.kind === 'container') throw new NotImplemented(`Docker container actions: '${uses}'`);
  if (reference.kind === 'relative') throw new NotImplemented(`actions of the workspace: '${uses}' (\`$/\` works)`);
  if (reference.kind === 'malformed') {
    throw new StepProblem(`Expected format {org}/{repo}[/path]@ref. Actual '${uses}'`);
  }
  if (reference.kind === 'own') return open(job, { ...from, path: reference.path }, uses);
  const { repository, ref, path } = reference;
  const builtIn = path === '' ? builtIns.get(repository) : undefined;
  if (builtIn !== undefined) {
    if (/^[0-9a-f]{40}$/.test(ref)) return { kind: builtIn };
    throw new NotImplemented(`'${uses}': only ${repository} pinned by a commit is built in`);
  }
  const commit = await resolve(job, repository, ref);
  if (commit === undefined) {
    throw new StepProblem(
      `Unable to resolve action '${uses}': the local GitHub has no such repository or version, and the sandbox fetches nothing from elsewhere.`,
    );
  }
  return open(job, { ...commit, repository, path }, uses);
}

async function resolve(
  job: JobRuntime,
  repository: string,
  ref: string,
): Promise<Pick<Source, 'sha' | 'ref'> | undefined> {
  try {
    return await job.engine.repositories.resolve(repository, ref);
  } catch {
    return undefined;
  }
}

async function open(job: JobRuntime, source: Source, uses: string): Promise<Action> {
  const { repositories } = job.engine;
  for (const name of ['action.yml', 'action.yaml']) {
    const path = join(source.path, name);
    const text = await repositories.read(source.repository, source.sha, path);
    if (text === undefined) continue;
    const definition = readAction(`${source.repository}/${path}`, text);
    const directory = join(await repositories.unpack(source.repository, source.sha), source.path);
    return { kind: 'action', definition, source, directory };
  }
  throw new StepProblem(`Can't find 'action.yml' or 'action.yaml' for action '${uses}' at ${source.sha}.`);
}
