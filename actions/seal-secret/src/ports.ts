import type { Log, Runner } from '#action';
import { ActionError } from '#error';
import { readTextFile, writeTextFile } from '#workspace';
import { download } from './certificate/download.ts';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** What the input `certificate` stands for. */
  readonly certificateFile: () => Promise<Buffer>;
  /** The text of a file of the workspace; undefined where there is none. */
  readonly presentText: (path: string) => Promise<string | undefined>;
  readonly writeFile: (path: string, text: string) => Promise<void>;
  readonly now: Date;
}

export function ports({ certificate }: Inputs, { workspace, log }: Pick<Runner, 'workspace' | 'log'>): Ports {
  return {
    log,
    certificateFile: async () => {
      switch (certificate.kind) {
        case 'text':
          return Buffer.from(certificate.text);
        case 'file':
          return Buffer.from((await readTextFile(workspace, certificate.path)).text);
        case 'url':
          return await download(certificate.url);
      }
    },
    presentText: (path) => presentText(workspace, path),
    writeFile: (path, text) => writeTextFile(workspace, { path, text }),
    now: new Date(),
  };
}

async function presentText(root: string, path: string): Promise<string | undefined> {
  try {
    return (await readTextFile(root, path)).text;
  } catch (error) {
    if (error instanceof ActionError && error.code === 'FILE_NOT_FOUND') return undefined;
    throw error;
  }
}
