import { code, details, escapeText, fenced, link, table } from '#action';
import { configPath, type Delivery, machineBlock, region } from '#environment';
import type { Past } from './choose.ts';
import { nameOf } from './choose.ts';
import type { Content } from './content.ts';

export interface Described {
  readonly delivery: Delivery;
  readonly content: Content;
  readonly from: Past;
  readonly to: Past;
  readonly warnings: readonly string[];
}

/** Our part of the body in at most `limit` characters: the diff goes first. */
export function describe(described: Described, limit: number): string {
  const { delivery, content } = described;
  const block = machineBlock(delivery);
  const words = [
    reasonLine(described),
    wayTable(described),
    changeTable(content.restored.changes),
    holdLine(described),
  ];
  const notes = described.warnings.map((warning) => `> ⚠ ${escapeText(warning)}`).join('\n');
  const diff = details('Diff', fenced(content.restored.diffs.join('\n'), 'diff'));
  const candidates = [
    [...words, notes, diff, sourceLine(delivery)],
    [...words, sourceLine(delivery)],
    words.slice(0, 2),
  ];
  const regions = candidates.map((parts) => region(parts.filter((part) => part !== '').join('\n\n'), block));
  return regions.find(({ length }) => length <= limit) ?? region('', block);
}

function reasonLine({ content: { stamp } }: Described): string {
  return `**Rollback**, asked for by ${code(stamp.by)}: ${escapeText(stamp.reason)}`;
}

export function wayTable({ from, to }: Pick<Described, 'from' | 'to'>): string {
  const row = (what: string, { freight, state }: Past): readonly string[] => [
    what,
    code(nameOf(freight)),
    code(freight.id),
    code(state.at),
    state.pullRequest === undefined
      ? code(state.oid.slice(0, 7))
      : link(`#${state.pullRequest.number}`, state.pullRequest.url),
    code(state.by),
  ];
  return table(
    ['', 'Version', 'Freight', 'Ran since', 'Came by', 'Of'],
    [row('Taken back', from), row('Comes again', to)],
  );
}

export function changeTable(changes: Content['restored']['changes']): string {
  if (changes.length === 0) return '';
  const shown = (value: unknown): string => (value === undefined ? '' : code(String(value)));
  const rows = changes.map(({ file, line, path, old, new: value }) => [
    code(`${file}:${line}`),
    code(path),
    shown(old),
    shown(value),
  ]);
  return table(['Where', 'Field', 'Before', 'After'], rows);
}

function holdLine({ content: { holds, isHoldWritten } }: Described): string {
  const images = holds.flatMap((hold) => hold.images).map((image) => `- ${code(image)}`);
  if (images.length === 0 || !isHoldWritten) return '';
  return `Held from now on, until somebody removes the entry from \`${configPath}\`:\n\n${images.join('\n')}`;
}

function sourceLine({ source }: Delivery): string {
  return source === undefined || source.repository === '' ? '' : `By ${link('this run', source.run)}.`;
}
