import { Buffer } from 'node:buffer';
import { ActionError } from '#error';
import type { FileChange, Head, Inspection, RemoteFile } from '#github';
import { applyEdit, type Edit, type EditResult } from '#manifest';
import type { Content } from './content.ts';
import type { Proposal } from './proposal.ts';

/** An edit of manifests, applied to what the repository holds now. */
export function editedContent(seen: Inspection, edit: Edit): Content {
  const wanted = applyEdit(seen.base.files, edit);
  const onBranch = editedBranch(seen, edit);
  // One that only moves to another repository is no delivery of an image
  const images = edit.images.map(({ image }) => image).filter(({ tag, digest }) => (tag ?? digest) !== undefined);
  return { images, edit: wanted, onBranch, files: [], proposal: proposalOf({ seen, edit, wanted, onBranch }) };
}

/** The edit, applied to our branch; undefined where there is none, or where it cannot be applied there. */
function editedBranch({ head }: Inspection, edit: Edit): EditResult | undefined {
  if (head === undefined) return undefined;
  try {
    // What is older than the branch is judged by its own rule, which names the pull request.
    return applyEdit(head.files, { ...edit, rules: { ...edit.rules, downgrade: 'allow' } });
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

interface Edited {
  readonly seen: Inspection;
  readonly edit: Edit;
  readonly wanted: EditResult;
  readonly onBranch: EditResult | undefined;
}

function proposalOf({ seen: { base, head }, edit, wanted, onBranch }: Edited): Proposal {
  const changes = changesOf(wanted.files, base.files);
  return {
    paths: wanted.files.map(({ path }) => path),
    anew: { parent: base, changes },
    onBase: () => changes,
    isOnBranch: head !== undefined && holds(head.files, wanted),
    onOurs: head !== undefined && onBranch !== undefined && appends(head, onBranch, wanted) ? changes : undefined,
    onTheirs: () => (head === undefined || onBranch === undefined ? undefined : changesOf(onBranch.files, head.files)),
    async missingAt(github, commit) {
      const paths = wanted.files.map(({ path }) => path);
      const there = await github.readFiles(commit, paths);
      const texts = new Map(there.map(({ path, text }) => [path, text]));
      const files = base.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
      // The edit must find nothing left to change.
      return paths.find((path) => !texts.has(path)) ?? applyEdit(files, edit).files[0]?.path;
    },
  };
}

/** Bytes for texts; each file keeps its mode. */
function changesOf(files: EditResult['files'], before: readonly RemoteFile[]): readonly FileChange[] {
  const executables = new Set(before.flatMap(({ path, executable }) => (executable ? [path] : [])));
  return files.map(({ path, text }) => {
    const mode = executables.has(path) ? '100755' : '100644';
    return { kind: 'write', path, bytes: Buffer.from(text), mode, previousMode: mode };
  });
}

function holds(files: readonly { readonly path: string; readonly text: string }[], wanted: EditResult): boolean {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return wanted.files.every(({ path, text }) => texts.get(path) === text);
}

/**
 * Whether the edit gives the same texts on our branch as on the base. If it does not, the base has changed the same
 * files since, and a commit on top could not be merged, or would merge into something that nobody looked at.
 */
function appends(head: Head, onBranch: EditResult, wanted: EditResult): boolean {
  const changed = new Map(onBranch.files.map((file) => [file.path, file]));
  return holds(
    head.files.map((file) => changed.get(file.path) ?? file),
    wanted,
  );
}
