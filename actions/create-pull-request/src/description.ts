import { code, details, escapeText, fenced, link, table } from '#action';
import { type Delivery, type DeliverySource, machineBlock, region } from '#environment';
import type { FileChange } from '#github';
import { formatReference, type ImageReference } from '#image';
import type { Change, EditResult } from '#manifest';

export interface Described {
  readonly delivery: Delivery;
  readonly edit: EditResult;
  readonly files: readonly FileChange[];
  /** The user's own words, Markdown. */
  readonly words: string;
}

/** Our part of the body in at most `limit` characters: what does not fit is left out, the block for programs never. */
export function describe({ delivery, edit, files, words }: Described, limit: number): string {
  const block = machineBlock(delivery);
  const changed = [changeTable(edit.changes), fileTable(files)].filter((part) => part !== '').join('\n\n');
  const parts = [imageTable(delivery), changed, diffOf(edit), sourceLine(delivery)];
  const whole = [words.trim(), ...parts];
  const few = [changeTable(edit.changes.slice(0, 20)), fileTable(files.slice(0, 20))].join('\n\n').trim();
  const short = [imageTable(delivery), few, sourceLine(delivery)];
  const candidates = [whole, whole.toSpliced(3, 1), short, short.slice(0, 1), []];
  const regions = candidates.map((candidate) => region(candidate.filter((part) => part !== '').join('\n\n'), block));
  return regions.find(({ length }) => length <= limit) ?? region('', block);
}

export function imageTable({ images, previous }: Delivery): string {
  if (images.length === 0) return '';
  const rows = images.map((image) => {
    const before = previous.find(({ repository }) => repository === image.repository);
    return [code(image.repository), before === undefined ? '' : code(versionOf(before)), code(versionOf(image))];
  });
  return table(['Image', 'Before', 'After'], rows);
}

export function changeTable(changes: readonly Change[]): string {
  if (changes.length === 0) return '';
  const rows = changes.map(({ file, line, path, old, new: value }) => [
    code(`${file}:${line}`),
    code(path),
    shownValue(old),
    shownValue(value),
  ]);
  return table(['Where', 'Field', 'Before', 'After'], rows);
}

export function fileTable(files: readonly FileChange[]): string {
  if (files.length === 0) return '';
  return table(
    ['File', 'Change'],
    files.map((file) => [code(file.path), wordOf(file)]),
  );
}

function wordOf(file: FileChange): string {
  if (file.kind === 'delete') return 'deleted';
  const { mode, previousMode } = file;
  if (previousMode === undefined) return mode === '100755' ? 'added, executable' : 'added';
  if (mode === previousMode) return 'changed';
  return mode === '100755' ? 'made executable' : 'made not executable';
}

function diffOf({ diff }: EditResult): string {
  return diff === '' ? '' : details('Diff', fenced(diff, 'diff'));
}

function sourceLine({ source, previousSource }: Delivery): string {
  if (source === undefined || source.repository === '') return '';
  return `Asked for by ${link('this run', source.run)} of ${escapeText(source.repository)} at ${code(source.sha.slice(0, 7))}.${comparison(previousSource, source)}`;
}

/** What the app's own commits changed between what runs and what comes. */
function comparison(before: DeliverySource | undefined, { repository, sha, run }: DeliverySource): string {
  if (before === undefined || before.repository !== repository || before.sha === sha) return '';
  const [server = ''] = run.split(`/${repository}/`);
  const range = `${before.sha.slice(0, 7)}…${sha.slice(0, 7)}`;
  return ` ${link(`Compare ${range}`, `${server}/${repository}/compare/${before.sha}...${sha}`)}.`;
}

function versionOf(image: ImageReference): string {
  return formatReference(image).slice(image.repository.length).replace(/^[:@]/, '');
}

const shownCharacters = 200;

function shownValue(value: Change['old']): string {
  if (value === undefined) return '';
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return code(shown.length <= shownCharacters ? shown : `${shown.slice(0, shownCharacters)}…`);
}
