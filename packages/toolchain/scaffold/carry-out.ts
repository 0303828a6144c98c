import type { Plan, PlannedFile } from './planned.ts';
import { lookAt, type Written, writeNew } from './write-new.ts';

/** Writes what a plan says and is not there yet, all or nothing; gives the lines that tell of it, or what is in the way. */
export async function carryOut(
  { files, notes }: Plan,
  dryRun: boolean,
): Promise<{ readonly lines: readonly string[] } | { readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const looked: { readonly file: PlannedFile; readonly becomes: Written }[] = [];
  for (const file of withoutTwice(files)) {
    const becomes = await lookAt(file.checkout.root, file.path, file.text);
    if (typeof becomes === 'string') looked.push({ file, becomes });
    else problems.push(`${file.checkout.repository}: ${file.path} cannot be written: ${becomes.problem}`);
  }
  if (problems.length > 0) return { problems };
  const lines: string[] = [];
  for (const { file, becomes } of looked) {
    const { checkout, path, text } = file;
    if (becomes === 'written' && !dryRun) await writeNew(checkout.root, path, text);
    lines.push(
      `${verb(becomes, dryRun)} ${checkout.repository}: ${path}${becomes === 'kept' ? keptBecause(dryRun) : ''}`,
    );
    if (dryRun && becomes !== 'same')
      lines.push(
        '',
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`),
        '',
      );
  }
  const next = 'commit and push what was written, then push a version tag such as v1.0.0 to an app repository';
  return { lines: [...lines, '', 'next:', ...[...notes, next].map((note) => `- ${note}`)] };
}

/** Where an app and its manifests share a repository, what is planned for the environment comes first and stays. */
function withoutTwice(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const nameOf = ({ checkout, path }: PlannedFile): string => `${checkout.root}\0${path}`;
  return files.filter((file, index) => files.findIndex((other) => nameOf(other) === nameOf(file)) === index);
}

function verb(becomes: Written, dryRun: boolean): string {
  if (becomes !== 'written') return 'kept ';
  return dryRun ? 'would write' : 'wrote';
}

function keptBecause(dryRun: boolean): string {
  return ` (another one is there; ${dryRun ? 'this is what it could hold' : '--dry-run shows what it could hold'})`;
}
