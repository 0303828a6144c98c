import { code, details, escapeText, fenced, table } from '#action';
import { type Delivery, machineBlock, region, regionLimit, withRegion } from '#environment';
import type { ImageReference } from '#image';
import type { EditResult } from '#manifest';
import type { Content } from '../decide/content.ts';
import { withGates } from '../gates/status.ts';
import type { GateRow } from '../result.ts';

/** The body of a pull request of ours: what people wrote in it stays. */
export function bodyOf(
  { delivery, edit }: Pick<Content, 'delivery' | 'edit'>,
  rows: readonly GateRow[],
  before: string,
): string {
  const gates = withGates('', rows);
  const rest = withGates(before, []);
  const limit = regionLimit(rest) - gates.length - 2;
  const block = machineBlock(delivery);
  const parts = [intro(delivery), imageTable(delivery), changeTable(edit), diffOf(edit)];
  const candidates = [parts, parts.slice(0, 3), parts.slice(0, 2), []];
  const regions = candidates.map((some) => region(some.filter((part) => part !== '').join('\n\n'), block));
  return withGates(withRegion(rest, regions.find(({ length }) => length <= limit) ?? region('', block)), rows);
}

function intro({ environment, app, promotedFrom }: Delivery): string {
  const from = promotedFrom === undefined ? '' : ` from ${escapeText(promotedFrom.environment)}`;
  return `Promotes ${escapeText(app)}${from} to ${escapeText(environment)}.`;
}

function imageTable({ images, previous }: Delivery): string {
  const rows = images.map((image) => {
    const before = previous.find(({ repository }) => repository === image.repository);
    return [code(image.repository), before === undefined ? '' : code(versionOf(before)), code(versionOf(image))];
  });
  return table(['Image', 'Before', 'After'], rows);
}

const shownChanges = 50;

function changeTable({ changes }: EditResult): string {
  if (changes.length === 0) return '';
  const rows = changes.slice(0, shownChanges).map(({ file, line, path, old, new: value }) => {
    return [code(`${file}:${line}`), code(path), shown(old), shown(value)];
  });
  return table(['Where', 'Field', 'Before', 'After'], rows);
}

function shown(value: EditResult['changes'][number]['old']): string {
  if (value === undefined) return '';
  return code((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200));
}

function diffOf({ diff }: EditResult): string {
  return diff === '' ? '' : details('Diff', fenced(diff, 'diff'));
}

function versionOf({ tag = '', digest }: ImageReference): string {
  return digest === undefined ? tag : `${tag}@${digest}`;
}
