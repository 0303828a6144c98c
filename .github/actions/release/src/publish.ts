import { ActionError } from '#error';
import type { RemoteRelease } from '#github';
import { flawsOf, provenanceProblem, type ReleaseFile, standingOf, type Version } from '#toolchain';
import { bring } from './bring.ts';
import { confirmTag } from './confirm-tag.ts';
import { madeFiles, provenanceFile } from './files.ts';
import type { Inputs } from './inputs.ts';
import { moveTags } from './move-tags.ts';
import type { Ports } from './ports.ts';
import type { Published } from './result.ts';
import { releasedVersions, stateOf } from './state.ts';

/** Goes on from wherever an earlier run has stopped; a published release is looked at, and left alone. */
export async function publish({ tag: version, provenance }: Inputs, ports: Ports): Promise<Published> {
  const { releases, commit } = ports;
  await confirmTag(version, ports);
  const made = await madeFiles(version, ports);
  const known = await releases.list();
  const { state } = stateOf(version.tag, known);
  const signed = state === 'published' ? '' : await statement(provenance, made[0], ports);
  const files = [...made, provenanceFile(version, signed, ports)];
  const standing = standingOf(version, releasedVersions(known));
  const release = await bring({ version, files, standing }, ports);
  refuseFlaws(version, release, flawsOf(release, files));
  // locked from now on: to what it led when it was published
  await confirmTag(version, ports);
  const aims = await moveTags(standing.moving, ports);
  return { kind: 'published', version, commit, state, url: release.url, files, aims };
}

async function statement(path: string | undefined, checksums: ReleaseFile, { read }: Ports): Promise<string> {
  if (path === undefined) {
    throw new ActionError('INPUT_INVALID', 'Publishing failed: `provenance` names no file.', {
      hint: 'Attest the checksums first, and name the file that holds the statement.',
    });
  }
  const bundle = await read(path);
  const problem = provenanceProblem(bundle, checksums.text);
  if (problem === '') return bundle;
  throw new ActionError(
    'NOT_ALLOWED',
    `Publishing failed: ${path} does not state how the files were made: ${problem}.`,
  );
}

function refuseFlaws({ tag }: Version, { url, immutable }: RemoteRelease, flaws: readonly string[]): void {
  if (flaws.length === 0) return;
  const hint = immutable
    ? 'It can never be mended: release the next version.'
    : 'Enable immutable releases in the settings of the repository, delete this release but not its tag, and run this job again.';
  throw new ActionError('NOT_ALLOWED', `Releasing ${tag} failed: ${url} is published, but ${flaws.join(', ')}.`, {
    hint,
  });
}
