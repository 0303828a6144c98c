import { argocdVersion, fluxVersion } from '#agent';
import { idOf, type KubernetesObject, keyOf, type ObjectReport, readObjects } from '#cluster';
import { ActionError } from '#error';
import { compareVersions } from '#image';
import type { RepositoryChange } from './change.ts';
import type { Sight } from './look.ts';
import type { RepositoryPorts } from './ports.ts';

/** What a change does to what the repository holds, for people. */
export interface Comparison {
  /** Without a `v`; undefined where there is nothing, or it does not tell. */
  readonly before: string | undefined;
  readonly reports: readonly ObjectReport[];
}

/**
 * Reads what the followed branch holds now and holds it against what it is to hold.
 * @throws ActionError DOWNGRADE
 */
export async function compare(
  { github }: Pick<RepositoryPorts, 'github'>,
  change: RepositoryChange,
  { seen, paths }: Sight,
): Promise<Comparison> {
  const { repository } = change;
  const there = seen.base.states.has(paths.components)
    ? await github.readFiles({ repository, oid: seen.base.oid }, [paths.components])
    : [];
  const before = there.flatMap(readOrNothing);
  const after =
    change.kind === 'install' ? change.files.filter(({ path }) => path === paths.components).flatMap(readObjects) : [];
  const version = versionOf(change.agent, before);
  if (change.kind === 'install') refuseDowngrade(change, version);
  return { before: version, reports: reportsOf(before, after) };
}

/** Somebody may have put anything there: what cannot be read is replaced. */
function readOrNothing(file: { readonly path: string; readonly text: string }): readonly KubernetesObject[] {
  try {
    return readObjects(file);
  } catch (error) {
    if (error instanceof ActionError) return [];
    throw error;
  }
}

function versionOf(agent: RepositoryChange['agent'], objects: readonly KubernetesObject[]): string | undefined {
  const version = agent === 'flux' ? fluxVersion(objects) : argocdVersion(objects);
  return version?.replace(/^v/, '');
}

function refuseDowngrade(
  { agent, version, allowDowngrade, repository, path }: Extract<RepositoryChange, { readonly kind: 'install' }>,
  before: string | undefined,
): void {
  if (before === undefined || allowDowngrade || (compareVersions(version, before) ?? 0) >= 0) return;
  const place = path === '' ? repository : `${path} of ${repository}`;
  throw new ActionError(
    'DOWNGRADE',
    `Proposing ${agent} ${version} failed: ${place} holds ${before}, which is newer.`,
    {
      hint: 'Give that version or a newer one; to go back on purpose, set `allow-downgrade: true`.',
    },
  );
}

function reportsOf(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): readonly ObjectReport[] {
  const textsBefore = textsOf(before);
  const textsAfter = textsOf(after);
  const kept = [...textsAfter].map(([id, text]) => {
    const there = textsBefore.get(id);
    return reportOf(id, there === undefined ? 'create' : there === text ? 'unchanged' : 'update');
  });
  const gone = [...textsBefore.keys()].filter((id) => !textsAfter.has(id));
  return [...kept, ...gone.map((id) => reportOf(id, 'prune'))];
}

function textsOf(objects: readonly KubernetesObject[]): ReadonlyMap<string, string> {
  return new Map(objects.map((object) => [keyOf(idOf(object)), JSON.stringify(object)]));
}

function reportOf(id: string, action: ObjectReport['action']): ObjectReport {
  return { id, action, fields: [], managers: [] };
}
