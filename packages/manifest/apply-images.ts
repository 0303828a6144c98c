import { type Draft, draftOf, edited, finished } from './draft.ts';
import type { Edit } from './edit.ts';
import type { EditResult } from './edit-result.ts';
import { mayDecide } from './image/context-words.ts';
import { distinct, type ImageOptions, planImages } from './image/plan-images.ts';
import { type ImageEdit, mayName, pinned, wordOf } from './image/request.ts';
import { lazyFile } from './lazy-file.ts';
import { type EditableFile, load } from './load.ts';
import type { Outcome, Warning } from './planned.ts';
import type { Change, Skipped } from './report/change.ts';
import { type DiffPart, diffPart, joinDiffs } from './report/diff.ts';
import type { File } from './yaml/file.ts';
import type { Manifest } from './yaml/manifest.ts';

/** So many files are held as trees at a time. */
const chunkSize = 8;

/** What is kept of the files that are done. */
interface Kept {
  readonly files: File[];
  readonly changes: Change[];
  readonly skipped: Skipped[];
  /** Of reading the files, then of each request. */
  readonly warnings: readonly Warning[][];
  readonly diffs: DiffPart[];
  /** The requests that found something to set, or already set. */
  readonly found: Set<ImageEdit>;
}

interface Task {
  readonly edit: Edit;
  readonly requests: readonly ImageEdit[];
  readonly options: ImageOptions;
  readonly kept: Kept;
}

/**
 * Sets images file by file: of each only what was found and written is kept, and files that cannot hold an image are never
 * parsed. What decides about the images of other files (kustomizations, Canaries, policies) is held all the time.
 * @returns `undefined` where a request finds nothing to set: what to make of that takes a look at all files at once
 */
export function applyImages(files: readonly EditableFile[], edit: Edit): EditResult | undefined {
  const requests = edit.images.map((request) => pinned(request, { ...edit.rules, onMissing: 'ignore' }));
  const named = new Set(files.filter((file) => file.named).map(({ path }) => path));
  const options = { isNamed: (path: string) => named.has(path), fanOut: edit.fanOut };
  const warnings = [[], ...requests.map(() => [])];
  const kept: Kept = { files: [], changes: [], skipped: [], warnings, diffs: [], found: new Set() };
  const task = { edit, requests, options, kept };
  const { deciding, candidates } = sort(files, requests);
  const around = setImages(deciding, [], task);
  for (let start = 0; start < candidates.length; start += chunkSize) {
    setImages(candidates.slice(start, start + chunkSize), around, task);
  }
  return requests.every((request) => kept.found.has(request)) ? resultOf(files, kept) : undefined;
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

type States = readonly (readonly Manifest[])[];

/**
 * Makes the requests one after the other in some files.
 * @param around for each request the manifests that decide about these files, as they are before it
 * @returns the same of these files
 */
function setImages(files: readonly EditableFile[], around: States, { edit, requests, options, kept }: Task): States {
  const paths = new Set(files.map(({ path }) => path));
  const loaded = load(files, edit.images.map(wordOf));
  keep({ edits: [], ...loaded }, paths, { kept, at: 0 });
  let drafts: readonly Draft[] = loaded.manifests.map(draftOf);
  const states: (readonly Manifest[])[] = [];
  for (const [index, request] of requests.entries()) {
    const manifests = drafts.map(({ manifest }) => manifest);
    states.push(manifests);
    const outcome = planImages([...(around[index] ?? []), ...manifests], request, options);
    const own = keep(outcome, paths, { kept, at: index + 1 });
    if (own.edits.length > 0 || own.skipped.some(({ reason }) => reason === 'same')) kept.found.add(request);
    const planned = Map.groupBy(own.edits, ({ document }) => document.manifest);
    drafts = drafts.map((draft) => {
      return edited(draft, planned.get(draft.manifest) ?? [], { by: 'image', fanOut: edit.fanOut });
    });
  }
  const sources = new Map(files.map((file) => [file.path, file]));
  for (const draft of drafts) {
    if (draft.written.length > 0) store(draft, sources.get(draft.original.path) ?? draft.original, kept);
  }
  return states;
}

/** Takes what an outcome says about some files; what it says of no file belongs to all. */
function keep(
  { edits, skipped, warnings }: Outcome,
  paths: ReadonlySet<string>,
  { kept, at: index }: { readonly kept: Kept; readonly at: number },
): Outcome {
  const own = {
    edits: edits.filter(({ document }) => paths.has(document.manifest.path)),
    skipped: skipped.filter(({ file }) => paths.has(file)),
    warnings: warnings.filter(({ at }) => at === undefined || paths.has(at.file)),
  };
  kept.skipped.push(...own.skipped.map(fresh));
  kept.warnings[index]?.push(...own.warnings.map(fresh));
  return own;
}

function store(draft: Draft, source: File, kept: Kept): void {
  const { original, manifest, written } = draft;
  kept.files.push(lazyFile(source, fresh(written)));
  kept.changes.push(...finished(draft).map(fresh));
  kept.diffs.push(fresh(diffPart(original, manifest, kept.diffs)));
}

/** A part of a text keeps the whole text in memory; a copy does not. */
function fresh<T>(value: T): T {
  return structuredClone(value);
}

/** Everything in the order of the files, as if they had been edited at once. */
function resultOf(files: readonly EditableFile[], kept: Kept): EditResult {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const sorted = <T>(entries: readonly T[], path: (entry: T) => string | undefined): readonly T[] => {
    const rank = (entry: T): number => order.get(path(entry) ?? '') ?? files.length;
    return entries.toSorted((a, b) => rank(a) - rank(b));
  };
  return {
    files: sorted(kept.files, ({ path }) => path),
    changes: sorted(kept.changes, ({ file }) => file),
    skipped: sorted(kept.skipped, ({ file }) => file),
    warnings: kept.warnings.flatMap((warnings) => distinct(sorted(warnings, ({ at }) => at?.file))),
    diff: joinDiffs(sorted(kept.diffs, ({ path }) => path)),
  };
}
