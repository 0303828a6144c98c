import { code, escapeText, link, table } from '#action';
import type { Aim, ReleaseFile } from '#toolchain';
import type { Checked, Prepared, Published, Result } from './result.ts';

export function summary(result: Result): string {
  switch (result.kind) {
    case 'checked':
      return checked(result);
    case 'prepared':
      return prepared(result);
    case 'published':
      return published(result);
  }
}

function checked({ version, commit, state, standing, aims, ci, url }: Checked): string {
  const kind = version.prerelease === '' ? 'release' : 'prerelease';
  const rows = [
    ['commit', code(commit)],
    ['tests', link('passed', ci)],
    ['kind', standing.latest ? `${kind}, the newest` : kind],
    ['notes since', standing.previous === '' ? 'the beginning' : code(standing.previous)],
    ['release', url === '' ? state : link(state, url)],
    ...aims.map((aim) => [code(tagOf(aim)), would(aim)]),
  ];
  return [`### ${escapeText(version.tag)} can be released`, '', table(['', ''], rows), ''].join('\n');
}

function prepared({ version, files, state }: Prepared): string {
  return [`### Files of ${escapeText(version.tag)} (${state})`, '', filesTable(files), ''].join('\n');
}

function published({ version, url, aims, files, state }: Published): string {
  const rows = aims.map((aim) => [code(tagOf(aim)), did(aim)]);
  return [
    `### ${link(version.tag, url)} ${state === 'published' ? 'was published before, and is as it has to be' : 'is published'}`,
    '',
    filesTable(files),
    ...(rows.length === 0 ? [] : ['', table(['tag', ''], rows)]),
    '',
  ].join('\n');
}

function filesTable(files: readonly ReleaseFile[]): string {
  return table(
    ['file', 'digest'],
    files.map(({ name, digest }) => [code(name), code(digest)]),
  );
}

function tagOf(aim: Aim): string {
  return 'move' in aim ? aim.move.tag : aim.tag;
}

function would(aim: Aim): string {
  switch (aim.kind) {
    case 'create':
      return 'would be made';
    case 'move':
      return `would move here from ${code(aim.move.from ?? '')}`;
    default:
      return did(aim);
  }
}

function did(aim: Aim): string {
  switch (aim.kind) {
    case 'create':
      return 'made';
    case 'move':
      return `moved here from ${code(aim.move.from ?? '')}`;
    case 'there':
      return 'is here already';
    case 'stay':
      return `stays, because ${escapeText(aim.because)}`;
  }
}
