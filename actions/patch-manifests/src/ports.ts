import type { Log, Runner } from '#action';
import type { File } from '#manifest';
import { readTextFile, type Selection, selectFiles, writeFiles } from '#workspace';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Finds and reads the files that the input `path` stands for; a patch is none to edit. */
  readonly readFiles: () => Promise<Selection>;
  /** Reads the files that the input `patch-file` names. */
  readonly readPatchFiles: () => Promise<readonly File[]>;
  readonly writeFiles: (files: readonly File[]) => Promise<void>;
}

export function ports({ path, exclude, patchFile }: Inputs, { workspace, log }: Runner): Ports {
  return {
    log,
    readFiles: () => selectFiles(workspace, path, [...exclude, ...patchFile]),
    readPatchFiles: () => Promise.all(patchFile.map((file) => readTextFile(workspace, file))),
    writeFiles: (files) => writeFiles(workspace, files),
  };
}
