import { ActionError } from '#error';
import { formatReference } from '#image';
import { applyEdit, type Change, type EditableFile, type EditResult, type File } from '#manifest';
import type { Aim } from './aim.ts';
import { editBy } from './edit-by.ts';
import { changesBy, type Field, fieldsIn, keyOf } from './fields.ts';
import { type Freight, freightIn } from './freight.ts';

export interface Restored {
  readonly files: readonly File[];
  readonly changes: readonly Change[];
  readonly diffs: readonly string[];
}

/**
 * Gives the values of today's files that say which image runs what they held once. A place that was not there then gets the
 * same image; all else stays as it is today.
 * @throws ActionError EDIT_NOT_PROVED, and what editing throws
 */
export function restore(aim: Aim, today: readonly EditableFile[], then: readonly File[], freight: Freight): Restored {
  const before = byKey(fieldsIn(aim, then.map(named)));
  const fields = fieldsIn(aim, today);
  const isNew = fields.some((field) => !before.has(keyOf(field)));
  const delivered = isNew ? byKey(changesBy(aim, today, freight.images)) : new Map<string, Change>();
  const wanted = fields.map((field): Wanted => {
    const earlier = before.get(keyOf(field));
    if (earlier !== undefined) return { ...field, wanted: earlier.value };
    const change = delivered.get(keyOf(field));
    return { ...field, wanted: change === undefined ? field.value : String(change.new) };
  });
  const results = today.map((file) =>
    edited(
      file,
      wanted.filter((field) => field.file === file.path),
    ),
  );
  const texts = new Map(results.flatMap(({ files }) => files).map(({ path, text }) => [path, text]));
  const after = today.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
  prove(aim, after, { wanted, freight });
  return {
    files: after.filter(({ path }) => texts.has(path)).map(({ path, text }) => ({ path, text })),
    changes: results.flatMap(({ changes }) => changes),
    diffs: results.map(({ diff }) => diff).filter((diff) => diff !== ''),
  };
}

function named(file: File): EditableFile {
  return { ...file, named: true };
}

function byKey<T extends Parameters<typeof keyOf>[0]>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

interface Wanted extends Field {
  readonly wanted: string | undefined;
}

const unchanged: Pick<EditResult, 'files' | 'changes' | 'diff'> = { files: [], changes: [], diff: '' };

function edited(file: EditableFile, fields: readonly Wanted[]): Pick<EditResult, 'files' | 'changes' | 'diff'> {
  const lines = fields.flatMap(({ document, path, value, wanted }) => {
    if (value === wanted) return [];
    const line =
      wanted === undefined
        ? `- ${path}`
        : `${path} ${value === undefined ? ':=' : '='} "${wanted.replaceAll('"', '""')}"`;
    if (/[\r\n]/.test(line)) throw notProved(`a value in ${file.path} has more than one line`);
    return [`[-f ** -d ${document.index}]`, line];
  });
  return lines.length === 0 ? unchanged : applyEdit([file], editBy({ set: lines.join('\n') }));
}

/** What was written is read again: a rollback that is nearly right is none. */
function prove(
  aim: Aim,
  after: readonly EditableFile[],
  { wanted, freight }: { readonly wanted: readonly Wanted[]; readonly freight: Freight },
): void {
  const fields = new Map(fieldsIn(aim, after).map((field) => [keyOf(field), field.value]));
  const wrong = wanted.find((field) => fields.get(keyOf(field)) !== field.wanted);
  if (wrong !== undefined) throw notProved(`${wrong.path} in ${wrong.file} does not become what it was`);
  const { id, images } = freightIn(aim, after);
  if (id === freight.id) return;
  throw notProved(`the files would hold ${images.map(formatReference).join(', ') || 'none of the images'}`);
}

function notProved(found: string): ActionError {
  return new ActionError('EDIT_NOT_PROVED', `Restoring the earlier values failed: ${found}.`, {
    hint: 'The manifests have changed too much since: set the earlier image by a delivery.',
  });
}
