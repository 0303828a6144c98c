import { ActionError } from '#error';
import type { NodeEdit } from './edit.ts';
import { withEmptied } from './emptied.ts';
import { areEventsProved } from './event-proof.ts';
import type { File } from './file.ts';
import { areLinesProved } from './line-proof.ts';
import { type Manifest, parseAnew, provedManifest } from './manifest.ts';
import type { Node } from './node.ts';
import { positionOf } from './position.ts';
import { isProved, type Plan } from './proof.ts';
import { applySplices, inOrder, type Splice } from './splice.ts';
import { splicesOf } from './splice-of.ts';

export interface Edited {
  /** The new text, parsed. */
  readonly manifest: Manifest;
  /** What was written, in the order of the old text. */
  readonly splices: readonly Splice[];
  /** Where each edit begins in the new text, in the order of the edits. */
  readonly offsets: readonly number[];
}

/**
 * Edits a manifest by splices and proves the result: parsed again, the new text is the old one with exactly these changes.
 * Where only values within their lines change, the lines alone are parsed again.
 * @throws ActionError EDIT_NOT_PROVED; `at` is the edit's place in the old text
 */
export function applyEdits(manifest: Manifest, edits: readonly NodeEdit[]): Edited {
  const effective = withEmptied(edits);
  const gone = new Set(effective.flatMap((edit) => (edit.kind === 'remove' ? edit.node : [])));
  // What is added at one place belongs to the innermost collection that ends there first, then in the order of the indices
  const made = [...new Set(effective)].toSorted((a, b) => b.node.start - a.node.start || indexOf(a) - indexOf(b));
  const isNext = (edit: NodeEdit, index: number) => made[index - 1]?.node === edit.node;
  const written = new Map(
    made.map((edit, index) => [edit, splicesOf(manifest, edit, { gone, isNext: isNext(edit, index) })]),
  );
  const splices = inOrder([...written.values()].flat());
  const refused = (cause?: unknown) => notProved(manifest, splices[0]?.start ?? 0, cause);
  if (overlaps(splices)) throw refused();
  const file = { path: manifest.path, text: applySplices(manifest.text, splices) };
  const offsets = offsetsOf(effective, written, splices);
  if (areLinesProved(manifest, { edits: made, splices })) {
    return { manifest: provedManifest({ ...file, isJson: manifest.isJson }), splices, offsets };
  }
  const edited = parseAgain(file, refused);
  if (!isManifestProved(manifest, edited, { edits: made, splices })) throw refused();
  return { manifest: edited, splices, offsets };
}

/** Where scalars alone are replaced, the parser's events say it at less cost than the trees. */
function isManifestProved(
  manifest: Manifest,
  edited: Manifest,
  { edits, splices }: { readonly edits: readonly NodeEdit[]; readonly splices: readonly Splice[] },
): boolean {
  if (manifest.isJson && !edited.isJson) return false;
  const replaced = edits.filter((edit) => edit.kind === 'replace');
  if (replaced.length === edits.length && areEventsProved(manifest, edited, { edits: replaced, splices })) return true;
  const plan = planOf(edits);
  return (
    manifest.documents.length === edited.documents.length &&
    manifest.documents.every((root, index) => isDocumentProved(root, edited.documents[index], plan))
  );
}

function isDocumentProved(before: Node, after: Node | undefined, plan: Plan): boolean {
  return after !== undefined && isProved(before, after, plan);
}

function indexOf(edit: NodeEdit): number {
  return edit.kind === 'insert' ? edit.index : 0;
}

function planOf(edits: readonly NodeEdit[]): Plan {
  const plan = new Map<Node, NodeEdit[]>();
  for (const edit of edits) plan.set(edit.node, [...(plan.get(edit.node) ?? []), edit]);
  return plan;
}

function overlaps(splices: readonly Splice[]): boolean {
  return splices.some(({ start }, index) => start < (splices[index - 1]?.end ?? 0));
}

/** Where the first splice of each edit begins in the new text, its leading white space not counted. */
function offsetsOf(
  edits: readonly NodeEdit[],
  written: ReadonlyMap<NodeEdit, readonly Splice[]>,
  splices: readonly Splice[],
): readonly number[] {
  const starts = new Map<Splice, number>();
  let moved = 0;
  for (const splice of splices) {
    starts.set(splice, splice.start + moved + leadingSpace(splice.text));
    moved += splice.text.length - (splice.end - splice.start);
  }
  return edits.map((edit) => {
    const own = written.get(edit) ?? [];
    const first = own.find(({ text }) => text.trim() !== '') ?? own[0];
    return first === undefined ? 0 : (starts.get(first) ?? first.start);
  });
}

function leadingSpace(text: string): number {
  if (!/^[,\s]/.test(text)) return 0;
  return text.length - text.replace(/^,?\s+/, '').length;
}

function parseAgain(file: File, refused: (cause: unknown) => Error): Manifest {
  try {
    return parseAnew(file);
  } catch (cause) {
    throw refused(cause);
  }
}

function notProved(manifest: Manifest, offset: number, cause: unknown): ActionError {
  return new ActionError(
    'EDIT_NOT_PROVED',
    `Editing ${manifest.path} failed: read again, the result was not the old content with exactly the edit in it.`,
    {
      at: positionOf(manifest, offset),
      hint: 'Nothing was written. Edit this place by hand, or write it in a simpler notation first.',
      cause,
    },
  );
}
