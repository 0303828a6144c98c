import { code, details, escapeText, link, table } from '#action';
import type { ObjectReport } from '#cluster';
import { type CommitMessage, commitMessage, type Delivery, machineBlock, region, sourceOfBlock } from '#environment';
import type { FileChange, OpenPullRequest } from '#github';
import type { Origin, RepositoryChange } from './change.ts';
import type { Comparison } from './compare.ts';
import type { Sight } from './look.ts';
import type { RepositoryPorts } from './ports.ts';

/** A change in words: those of the commit, and those of the pull request. */
export interface Description {
  readonly title: string;
  readonly message: CommitMessage;
  /**
   * Our part of the body in at most so many characters. Who asked first stays: the same change asked for again is no new description.
   */
  readonly regionFor: (pullRequest: OpenPullRequest | undefined, limit: number) => string;
}

const names = { flux: 'Flux', argocd: 'Argo CD' } as const;

export function describe(
  { source, actor }: Pick<RepositoryPorts, 'source' | 'actor'>,
  change: RepositoryChange,
  { sight, comparison }: { readonly sight: Sight; readonly comparison: Comparison },
): Description {
  const { app, environment } = sight.identity;
  const delivery: Delivery = { action: change.kind, app, environment, images: [], previous: [], source, actor };
  const title = `${environment}: ${deedOf(change, comparison)}`;
  return {
    title,
    message: commitMessage(delivery, title),
    regionFor(pullRequest, limit) {
      const asked = (pullRequest && sourceOfBlock(pullRequest.body)) ?? source;
      const block = machineBlock({ ...delivery, source: asked });
      const parts = [
        purposeOf(change),
        change.kind === 'install' ? originLine(change.origin) : '',
        fileTable(sight.changes),
        objectTable(comparison.reports),
        warningOf(change),
        closedNote(sight.seen),
        `Asked for by ${link('this run', asked.run)} of ${escapeText(asked.repository)} at ${code(asked.sha.slice(0, 7))}.`,
      ];
      const short = parts.toSpliced(3, 1);
      const regions = [parts, short].map((each) => region(each.filter((part) => part !== '').join('\n\n'), block));
      return regions.find(({ length }) => length <= limit) ?? region('', block);
    },
  };
}

function deedOf(change: RepositoryChange, { before }: Comparison): string {
  const name = names[change.agent];
  if (change.kind === 'uninstall') return `remove ${name}${before === undefined ? '' : ` ${before}`}`;
  const { version } = change;
  if (before === undefined) return `install ${name} ${version}`.trim();
  return before === version ? `${name} ${version}` : `${name} ${before} → ${version}`;
}

function purposeOf(change: RepositoryChange): string {
  const { agent, path, namespace } = change;
  const place = `the cluster that follows ${path === '' ? 'the root of this repository' : code(path)}`;
  const what = `${names[agent]} in the namespace ${code(namespace)} of ${place}`;
  return change.kind === 'uninstall' ? `Removes ${what}.` : `What ${what} consists of, and what makes it follow.`;
}

function originLine({ place, sha256, verified }: Origin): string {
  const hash = sha256 === undefined ? '' : `, SHA-256 ${code(sha256)}`;
  return `Made from ${/^https:/.test(place) ? link(place, place) : code(place)}${hash}, verified: ${escapeText(verified)}.`;
}

function fileTable(changes: readonly FileChange[]): string {
  const rows = changes.map((change) => [code(change.path), deeds(change)]);
  return table(['File', 'Change'], rows);
}

function deeds(change: FileChange): string {
  if (change.kind === 'delete') return 'deleted';
  return change.previousMode === undefined ? 'added' : 'changed';
}

const verbs: Readonly<Partial<Record<ObjectReport['action'], string>>> = {
  create: 'added',
  update: 'changed',
  prune: 'removed',
};

function objectTable(reports: readonly ObjectReport[]): string {
  const rows = reports.flatMap(({ id, action }) => {
    const verb = verbs[action];
    return verb === undefined ? [] : [{ id, verb }];
  });
  if (rows.length === 0) return '';
  const counts = Object.values(verbs).map((verb) => [verb, rows.filter((row) => row.verb === verb).length] as const);
  const title = counts.flatMap(([verb, count]) => (count === 0 ? [] : [`${count} ${verb}`])).join(', ');
  const body = table(
    ['Object', 'Change'],
    rows.map(({ id, verb }) => [code(id), verb]),
  );
  return details(`${title} of ${reports.length} objects`, body);
}

/** What merging does that the files alone do not show. */
function warningOf({ kind, agent }: RepositoryChange): string {
  if (kind === 'install') return '';
  if (agent === 'argocd') return 'Argo CD itself stays in the cluster: it deletes nothing of its own.';
  return [
    '> [!WARNING]',
    '> A Flux that still follows this repository deletes what it no longer finds in it, itself and everything that it has applied',
    '> among it. Suspend it before this is merged where the workloads are to stay.',
  ].join('\n');
}

function closedNote({ closed, viewer }: Sight['seen']): string {
  if (closed === undefined || closed.by === '' || closed.by === viewer.replace(/\[bot\]$/, '')) return '';
  return `#${closed.number} was closed by ${code(closed.by)}.`;
}
