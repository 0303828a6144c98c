import type { Log, Runner } from '#action';
import type { File } from '#manifest';
import { type Replacement, readTextFile, replaceFiles, type Selection, selectFiles } from '#workspace';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Finds and reads the files that the input `path` stands for; a patch is none to edit. */
  readonly readFiles: () => Promise<Selection>;
  /** Reads the files that the input `patch-file` names. */
  readonly readPatchFiles: () => Promise<readonly File[]>;
  readonly replaceFiles: () => Replacement;
}

export function ports({ path, exclude, patchFile }: Inputs, { workspace, log }: Runner): Ports {
  return {
    log,
    readFiles: () => selectFiles(workspace, path, [...exclude, ...patchFile]),
    readPatchFiles: () => Promise.all(patchFile.map((file) => readTextFile(workspace, file))),
    replaceFiles: () => replaceFiles(workspace),
  };
}
