import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Log, Runner } from '#action';
import type { Expected, Verdict } from '#attestation';
import { connectGitHub, type GitHub, signIn } from '#github';
import { readTextFile, writeTextFile } from '#workspace';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<GitHub, 'record' | 'attestations'>;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
  /** The text of the export that the input `verify` names; undefined without it. */
  readonly earlier: string | undefined;
  readonly verify: (bundles: readonly unknown[], expected: Expected) => Promise<Verdict>;
  /** Writes the export. @returns where it lies, as an absolute path */
  readonly write: (text: string, extension: string) => Promise<string>;
}

const permissions = {
  required: { contents: 'read', pull_requests: 'read' },
  optional: { statuses: 'read', attestations: 'read' },
} as const;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  const { repository, path, verify } = inputs;
  const { apiUrl, graphqlUrl, log, workspace, temp } = runner;
  // Whatever can fail does so before a token is made.
  const earlier = verify === undefined ? undefined : await readTextFile(workspace, verify);
  const { token, release } = await signIn(inputs, { apiUrl, graphqlUrl }, { repository, ...permissions });
  if (token !== inputs.token) log.mask(token);
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }),
    log,
    release,
    earlier: earlier?.text,
    // Much, and not loaded where nothing is verified.
    verify: async (bundles, expected) => {
      const { publishedRoots, verifyProvenance } = await import('#attestation');
      return await verifyProvenance(bundles, expected, publishedRoots(join(temp || tmpdir(), 'sigstore-roots')));
    },
    async write(text, extension) {
      const [folder, file] = path === undefined ? [temp || workspace, `audit.${extension}`] : [workspace, path];
      await writeTextFile(folder, { path: file, text });
      return resolve(folder, file);
    },
  };
}
