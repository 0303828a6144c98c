import { type Draft, draftOf, edited, finished } from './draft.ts';
import type { Edit } from './edit.ts';
import type { EditResult } from './edit-result.ts';
import { mayDecide } from './image/context-words.ts';
import { planImages } from './image/plan-images.ts';
import { type ImageEdit, mayName, pinned, wordOf } from './image/request.ts';
import { lazyFile } from './lazy-file.ts';
import { type EditableFile, load } from './load.ts';
import type { Outcome, Warning } from './planned.ts';
import type { Change, Skipped } from './report/change.ts';
import { type DiffPart, diffPart, joinDiffs } from './report/diff.ts';
import type { File } from './yaml/file.ts';
import type { Manifest } from './yaml/manifest.ts';

/** So many files are held as trees at a time. */
const chunkSize = 32;

interface Held {
  readonly files: File[];
  readonly changes: Change[];
  readonly skipped: Skipped[];
  readonly warnings: Map<string, Warning>;
  readonly diffs: DiffPart[];
  /** The requests that found something to set, or already set. */
  readonly found: Set<ImageEdit>;
}

/**
 * Sets images file by file: of each only what was found and written is kept, and files that cannot hold an image are never
 * parsed. What decides about the images of other files (kustomizations, Canaries, policies) is held all the time.
 * @returns `undefined` where a request finds nothing to set: what to make of that takes a look at all files at once
 */
export function applyImages(files: readonly EditableFile[], edit: Edit): EditResult | undefined {
  const requests = edit.images.map((request) => pinned(request, { ...edit.rules, onMissing: 'ignore' }));
  const { deciding, candidates } = sort(files, requests);
  const held: Held = { files: [], changes: [], skipped: [], warnings: new Map(), diffs: [], found: new Set() };
  const words = edit.images.map(wordOf);
  const named = new Set(files.filter((file) => file.named).map(({ path }) => path));
  const options = { isNamed: (path: string) => named.has(path), fanOut: edit.fanOut };

  /** Makes the requests one after the other; the manifests around them are as they were before each. */
  const run = (
    chunk: readonly EditableFile[],
    around: readonly (readonly Manifest[])[],
  ): readonly (readonly Manifest[])[] => {
    const loaded = load(chunk, words);
    let drafts: readonly Draft[] = loaded.manifests.map(draftOf);
    const before: (readonly Manifest[])[] = [];
    keep({ edits: [], ...loaded }, held, new Set(chunk.map(({ path }) => path)));
    for (const [index, request] of requests.entries()) {
      const manifests = drafts.map(({ manifest }) => manifest);
      before.push(manifests);
      const outcome = planImages([...(around[index] ?? []), ...manifests], request, options);
      const own = keep(outcome, held, new Set(chunk.map(({ path }) => path)));
      if (own.edits.length > 0 || own.skipped.some(({ reason }) => reason === 'same')) held.found.add(request);
      drafts = drafts.map((draft) => {
        const planned = own.edits.filter(({ document }) => document.manifest === draft.manifest);
        return edited(draft, planned, { by: 'image', fanOut: edit.fanOut });
      });
    }
    for (const draft of drafts) if (draft.written.length > 0) store(draft, chunk, held);
    return before;
  };

  const around = run(deciding, []);
  for (let start = 0; start < candidates.length; start += chunkSize)
    run(candidates.slice(start, start + chunkSize), around);
  if (requests.some((request) => !held.found.has(request))) return undefined;
  const { skipped, warnings } = held;
  const inOrder = <T>(entries: readonly T[], path: (entry: T) => string): readonly T[] => sorted(entries, path, files);
  return {
    files: inOrder(held.files, ({ path }) => path),
    changes: inOrder(held.changes, ({ file }) => file),
    skipped: inOrder(skipped, ({ file }) => file),
    warnings: [...warnings.values()],
    diff: joinDiffs(inOrder(held.diffs, ({ path }) => path)),
  };
}

interface Sorted {
  readonly deciding: readonly EditableFile[];
  readonly candidates: readonly EditableFile[];
}

function sort(files: readonly EditableFile[], requests: readonly ImageEdit[]): Sorted {
  const deciding: EditableFile[] = [];
  const candidates: EditableFile[] = [];
  for (const file of files) {
    const { path, text } = file;
    if (mayDecide({ path, text })) deciding.push(file);
    else if (file.named || requests.some((request) => mayName(text, request))) candidates.push(file);
  }
  return { deciding, candidates };
}

/** What an outcome says about some files; what it says of no file belongs to all. */
function keep({ edits, skipped, warnings }: Outcome, held: Held, paths: ReadonlySet<string>): Outcome {
  const own = {
    edits: edits.filter(({ document }) => paths.has(document.manifest.path)),
    skipped: skipped.filter(({ file }) => paths.has(file)),
    warnings: warnings.filter(({ at }) => at === undefined || paths.has(at.file)),
  };
  held.skipped.push(...own.skipped.map(fresh));
  for (const warning of own.warnings)
    held.warnings.set(warning.message, held.warnings.get(warning.message) ?? fresh(warning));
  return own;
}

function store(draft: Draft, chunk: readonly EditableFile[], held: Held): void {
  const { original, manifest, written } = draft;
  const source = chunk.find(({ path }) => path === original.path);
  held.files.push(lazyFile(source ?? original, fresh(written)));
  held.changes.push(...finished(draft).map(fresh));
  held.diffs.push(fresh(diffPart(original, manifest, held.diffs)));
}

/** A part of a text keeps the whole text in memory; a copy does not. */
function fresh<T>(value: T): T {
  return structuredClone(value);
}

function sorted<T>(entries: readonly T[], path: (entry: T) => string, files: readonly File[]): readonly T[] {
  const order = new Map(files.map((file, index) => [file.path, index]));
  return entries.toSorted((a, b) => (order.get(path(a)) ?? 0) - (order.get(path(b)) ?? 0));
}
