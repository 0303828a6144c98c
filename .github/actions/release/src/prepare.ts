import { confirmTag } from './confirm-tag.ts';
import { madeFiles } from './files.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Prepared } from './result.ts';
import { stateOf } from './state.ts';

/** Writes to the disk of the job alone what the statement is to be signed about. */
export async function prepare({ tag: version }: Inputs, ports: Ports): Promise<Prepared> {
  const { commit, releases, keep } = ports;
  await confirmTag(version, ports);
  const [checksums, sbom] = await madeFiles(version, ports);
  const { state } = stateOf(version.tag, await releases.list());
  await keep(sbom.name, sbom.text);
  const path = await keep(checksums.name, checksums.text);
  return { kind: 'prepared', version, commit, state, checksums: path, files: [checksums, sbom] };
}
