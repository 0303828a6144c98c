import { ActionError } from '#error';
import { blobOid, type GitHub } from '#github';
import type { File } from '#manifest';
import type { Base, Remote } from './base.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { isSelected } from './selected.ts';
import { isTelling, type Snapshot } from './snapshot.ts';

/** The repository before the change, as far as it differs. */
export interface Before extends Snapshot {
  /** The paths that differ. */
  readonly changed: ReadonlySet<string>;
}

/** How many files are asked for at once. */
const filesAtOnce = 50;

/** What the change began from: the newest commit that it and the base both hold. */
export async function readBefore(
  head: Snapshot,
  base: Base,
  { inputs, ports }: { readonly inputs: Inputs; readonly ports: Remote & Pick<Ports, 'commit'> },
): Promise<Before> {
  const { repository, path: patterns } = inputs;
  const { github, commit } = ports;
  const range = { from: base.commit, to: commit };
  const start = (commit === '' ? undefined : await github.mergeBase(repository, range)) ?? base.commit;
  const blobs = await github.listBlobs(repository, start);
  const certificate = base.config?.policy.sealedCertificate;
  const texts = new Map([...head.files.map(({ path, text }) => [path, text] as const), ...head.texts]);
  const isChanged = (path: string): boolean => {
    const [text, oid] = [texts.get(path), blobs.get(path)];
    return text === undefined || oid === undefined || blobOid(text, oid) !== oid;
  };
  const known = [...blobs.keys()].filter((path) => isSelected(path, patterns) || isTelling(path, certificate));
  const changed = new Set([...texts.keys(), ...known].filter(isChanged));
  const files = await readAll(
    github,
    { repository, oid: start },
    known.filter((path) => changed.has(path)),
  );
  const before = files.filter(({ path }) => isSelected(path, patterns));
  return {
    changed,
    paths: [...blobs.keys()],
    unreadable: [],
    files: [...head.files.filter(({ path }) => !changed.has(path)), ...before],
    texts: new Map([
      ...[...head.texts].filter(([path]) => !changed.has(path)),
      ...files.filter(({ path }) => isTelling(path, certificate)).map(({ path, text }) => [path, text] as const),
    ]),
  };
}

async function readAll(
  github: Pick<GitHub, 'readFiles'>,
  place: { readonly repository: string; readonly oid: string },
  paths: readonly string[],
): Promise<readonly File[]> {
  const files: File[] = [];
  for (let index = 0; index < paths.length; index += filesAtOnce) {
    files.push(...(await readSome(github, place, paths.slice(index, index + filesAtOnce))));
  }
  return files;
}

/** What was no text before is as good as not there: each is asked for alone, to tell which it is. */
async function readSome(
  github: Pick<GitHub, 'readFiles'>,
  place: { readonly repository: string; readonly oid: string },
  paths: readonly string[],
): Promise<readonly File[]> {
  try {
    return await github.readFiles(place, paths);
  } catch (error) {
    if (!(error instanceof ActionError) || !['FILE_NOT_TEXT', 'LIMIT_EXCEEDED'].includes(error.code)) throw error;
    if (paths.length === 1) return [];
    const halves = [paths.slice(0, paths.length / 2), paths.slice(paths.length / 2)];
    return (await Promise.all(halves.map((half) => readSome(github, place, half)))).flat();
  }
}
