import type { Log, Runner } from '#action';
import type { File } from '#manifest';
import { type Selection, selectFiles, writeFiles } from '#workspace';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Finds and reads the files that the input `path` stands for. */
  readonly readFiles: () => Promise<Selection>;
  readonly writeFiles: (files: readonly File[]) => Promise<void>;
}

export function ports({ path, exclude }: Inputs, { workspace, log }: Runner): Ports {
  return {
    log,
    readFiles: () => selectFiles(workspace, path, exclude),
    writeFiles: (files) => writeFiles(workspace, files),
  };
}
