import { type Draft, draftOf, edited, finished } from './draft.ts';
import type { Edit } from './edit.ts';
import type { EditResult, Keep } from './edit-result.ts';
import { mayDecide } from './image/context-words.ts';
import type { ImageContext } from './image/image-context.ts';
import { contextOf, distinct, planManifest, warningsAbout } from './image/plan-images.ts';
import { type ImageEdit, mayName, pinned, wordOf } from './image/request.ts';
import { lazyFile } from './lazy-file.ts';
import { type EditableFile, load } from './load.ts';
import { join, type Warning } from './planned.ts';
import type { Change, Skipped } from './report/change.ts';
import { collectDiffs, type Diffs, joinDiffs } from './report/diff.ts';
import type { File } from './yaml/file.ts';
import type { Splice } from './yaml/splice.ts';

/** What is kept of the files that are done. */
interface Kept {
  readonly files: File[];
  readonly changes: Change[];
  readonly skipped: Skipped[];
  /** Of reading the files, then of each request. */
  readonly warnings: readonly Warning[][];
  readonly diffs: Diffs;
  /** The requests that found something to set, or already set. */
  readonly found: Set<ImageEdit>;
  readonly fresh: Copier;
}

interface Task {
  readonly words: readonly string[];
  readonly sources: ReadonlyMap<string, EditableFile>;
  readonly kept: Kept;
  readonly keep: Keep | undefined;
}

/**
 * Sets images file by file: of each only what was found is kept, and files that cannot hold an image are never parsed.
 * What decides about the images of other files (kustomizations, Canaries, policies) is held all the time.
 * @returns `undefined` where a request finds nothing to set: what to make of that takes a look at all files at once
 */
export function applyImages(files: readonly EditableFile[], edit: Edit, keep?: Keep): EditResult | undefined {
  const requests = edit.images.map((request) => pinned(request, { ...edit.rules, onMissing: 'ignore' }));
  const sources = new Map(files.map((file) => [file.path, file]));
  const options = { isNamed: (path: string) => sources.get(path)?.named === true, fanOut: edit.fanOut };
  const kept: Kept = {
    files: [],
    changes: [],
    skipped: [],
    warnings: [[], ...requests.map(() => [])],
    diffs: collectDiffs(),
    found: new Set(),
    fresh: copier(),
  };
  const task = { words: edit.images.map(wordOf), sources, kept, keep };
  const { deciding, candidates } = sort(files, requests);
  let drafts = draftsOf(deciding, task);
  const contexts: ImageContext[] = [];
  for (const request of requests) {
    const context = contextOf(
      drafts.map(({ manifest }) => manifest),
      request,
      options,
    );
    drafts = drafts.map((draft) => setImage(draft, context, { kept, at: contexts.length }));
    contexts.push(context);
  }
  for (const draft of drafts) store(draft, task);
  for (const file of candidates) {
    for (const draft of draftsOf([file], task)) {
      const done = contexts.reduce((each, context, at) => setImage(each, context, { kept, at }), draft);
      store(done, task);
    }
  }
  return requests.every((request) => kept.found.has(request)) ? resultOf(files, requests, kept) : undefined;
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

function draftsOf(files: readonly EditableFile[], { words, kept }: Task): readonly Draft[] {
  const { manifests, skipped, warnings } = load(files, words);
  kept.skipped.push(...skipped.map(kept.fresh));
  kept.warnings[0]?.push(...warnings.map(kept.fresh));
  return manifests.map(draftOf);
}

/** Makes one request in one file. */
function setImage(
  draft: Draft,
  context: ImageContext,
  { kept, at }: { readonly kept: Kept; readonly at: number },
): Draft {
  const { edits, skipped, warnings } = join(planManifest(draft.manifest, context));
  if (edits.length > 0 || skipped.some(({ reason }) => reason === 'same')) kept.found.add(context.edit);
  kept.skipped.push(...skipped.map(kept.fresh));
  kept.warnings[at + 1]?.push(...warnings.map(kept.fresh));
  return edited(draft, edits, { by: 'image', fanOut: context.fanOut });
}

function store(draft: Draft, { sources, kept, keep }: Task): void {
  const { original, manifest, written } = draft;
  if (written.length === 0) return;
  const { path, text } = manifest;
  const source = sources.get(path) ?? original;
  kept.files.push(keep === undefined ? lazyFile(source, kept.fresh(written)) : keep({ path, text }));
  kept.changes.push(...finished(draft).map(kept.fresh));
  kept.diffs.add(original, manifest);
}

type Copier = <T extends Change | Skipped | Warning | readonly (readonly Splice[])[]>(value: T) => T;

/**
 * A part of a text keeps the whole text in memory; a copy does not. Reports are JSON: so they are copied quickest. What one
 * says like the one before is shared: the same image is named for thousands of files.
 */
function copier(): Copier {
  const last = new Map<string, string>();
  const share = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const same = last.get(key);
    if (same === value) return same;
    last.set(key, value);
    return value;
  };
  return (value) => JSON.parse(JSON.stringify(value), share);
}

/** Everything in the order of the files, as if they had been edited at once. */
function resultOf(files: readonly EditableFile[], requests: readonly ImageEdit[], kept: Kept): EditResult {
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const sorted = <T>(entries: readonly T[], path: (entry: T) => string | undefined): readonly T[] => {
    const rank = (entry: T): number => order.get(path(entry) ?? '') ?? files.length;
    return entries.toSorted((a, b) => rank(a) - rank(b));
  };
  const about = [[], ...requests.map(warningsAbout)];
  return {
    files: sorted(kept.files, ({ path }) => path),
    changes: sorted(kept.changes, ({ file }) => file),
    skipped: sorted(kept.skipped, ({ file }) => file),
    warnings: kept.warnings.flatMap((warnings, index) =>
      distinct([...sorted(warnings, ({ at }) => at?.file), ...(about[index] ?? [])]),
    ),
    diff: joinDiffs(sorted(kept.diffs.parts, ({ path }) => path)),
  };
}
