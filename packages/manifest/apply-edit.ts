import { ActionError } from '#error';
import { applyImages } from './apply-images.ts';
import { type Draft, draftOf, edited, finished } from './draft.ts';
import type { Edit } from './edit.ts';
import type { EditResult, Keep } from './edit-result.ts';
import { planImages } from './image/plan-images.ts';
import { pinned, wordOf } from './image/request.ts';
import { type EditableFile, load } from './load.ts';
import { planPatch } from './patch/plan-patch.ts';
import { join, type Outcome } from './planned.ts';
import type { Change } from './report/change.ts';
import { unifiedDiff } from './report/diff.ts';
import { planStatement } from './set/plan-statement.ts';
import type { Manifest } from './yaml/manifest.ts';

/**
 * Edits manifests: text in, text and changes out. Only the bytes of the edited values change, and every new text has been
 * parsed again and compared; on an error there is no result at all.
 * @throws ActionError NO_MATCH, SEVERAL_MATCHES, VALUE_INVALID, MANIFEST_TEMPLATE, MANIFEST_UNPARSABLE, MANIFEST_ENCRYPTED, ALIAS_FAN_OUT,
 *   PATCH_INVALID, PATCH_AMBIGUOUS, DIGEST_DROPPED, DOWNGRADE, EDIT_NOT_PROVED, LIMIT_EXCEEDED, INPUT_INVALID; `at` is the place in the file
 */
export function applyEdit(files: readonly EditableFile[], edit: Edit, keep?: Keep): EditResult {
  const isImagesAlone = edit.images.length > 0 && edit.statements.length + edit.patches.length === 0;
  const streamed = isImagesAlone ? applyImages(files, edit, keep) : undefined;
  return streamed ?? applyAll(files, edit, keep);
}

/** Statements and patches choose among all documents: every file is held as a tree. */
function applyAll(files: readonly EditableFile[], edit: Edit, keep: Keep = (file) => file): EditResult {
  const steps = stepsOf(files, edit);
  const words = edit.images.map(wordOf);
  const { manifests, ...loaded } = load(files, words);
  let drafts: readonly Draft[] = manifests.map(draftOf);
  const outcomes: Outcome[] = [{ edits: [], ...loaded }];
  for (const { by, plan } of steps) {
    const outcome = plan(drafts.map(({ manifest }) => manifest));
    drafts = drafts.map((draft) => edited(draft, editsIn(outcome, draft.manifest), { by, fanOut: edit.fanOut }));
    outcomes.push(outcome);
  }
  const { skipped, warnings } = join(outcomes);
  const changed = drafts.filter(({ original, manifest }) => original.text !== manifest.text);
  return {
    files: changed.map(({ manifest: { path, text } }) => keep({ path, text })),
    changes: changed.flatMap(finished),
    skipped,
    warnings,
    diff: unifiedDiff(changed.map(({ original, manifest }) => ({ before: original, after: manifest }))),
  };
}

/** One statement: each sees what those before it wrote. */
interface EditStep {
  readonly by: Change['by'];
  readonly plan: (manifests: readonly Manifest[]) => Outcome;
}

function stepsOf(files: readonly EditableFile[], edit: Edit): readonly EditStep[] {
  const { images, statements, patches, target, fanOut, rules } = edit;
  if (images.length + statements.length + patches.length === 0) {
    throw new ActionError('INPUT_INVALID', 'Editing manifests failed: no input says what to edit.', {
      hint: 'Give at least one of the inputs `image`, `set`, `patch` and `patch-file`.',
    });
  }
  const named = new Set(files.filter((file) => file.named).map(({ path }) => path));
  return [
    ...patches.map((patch): EditStep => {
      return { by: 'patch', plan: (manifests) => planPatch(manifests, patch, { fanOut, rules }) };
    }),
    ...images.map((request): EditStep => {
      const image = pinned(request, rules);
      return {
        by: 'image',
        plan: (manifests) => planImages(manifests, image, { isNamed: (path) => named.has(path), fanOut }),
      };
    }),
    ...statements.map((each): EditStep => {
      const statement = { ...each, target: each.target ?? target };
      return { by: 'set', plan: (manifests) => planStatement(manifests, statement, { fanOut, rules }) };
    }),
  ];
}

function editsIn({ edits }: Outcome, manifest: Manifest): Outcome['edits'] {
  return edits.filter(({ document }) => document.manifest === manifest);
}
