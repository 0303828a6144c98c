import { ActionError } from '#error';
import type { RemoteRelease, Written } from '#github';
import { nextStep, publishedOf, type ReleaseFile, type ReleaseStep, type Standing, type Version } from '#toolchain';
import type { Ports } from './ports.ts';

export interface Wanted {
  readonly version: Version;
  readonly files: readonly ReleaseFile[];
  readonly standing: Standing;
}

/** More than any way to a release takes, unless two of them work against each other. */
const mostSteps = 60;

/**
 * One step after the other, each from how things stand then: a run that was ended anywhere, and an answer that was lost,
 * are the same thing as a beginning.
 */
export async function bring(wanted: Wanted, ports: Ports): Promise<RemoteRelease> {
  const { releases, patience, log } = ports;
  const { tag } = wanted.version;
  let unsure = 0;
  for (let count = 0; count < mostSteps; count++) {
    const known = await releases.list();
    const step = nextStep(tag, wanted.files, known);
    const published = publishedOf(tag, known);
    if (step === undefined && published !== undefined) return published;
    const written = step === undefined ? 'done' : await perform(step, wanted, ports);
    if (written === 'done') continue;
    log.info(`Looking again: ${written.unsure}`);
    unsure += 1;
    if (!(await patience.pause(unsure, written.seconds))) break;
  }
  throw new ActionError('GITHUB_UNAVAILABLE', `Publishing ${tag} failed: it is not certain how its release stands.`, {
    hint: 'Run the job again; it continues where this one stopped.',
  });
}

async function perform(step: ReleaseStep, { version, standing }: Wanted, ports: Ports): Promise<Written> {
  const { releases, commit, log } = ports;
  const { tag } = version;
  const prerelease = version.prerelease !== '';
  switch (step.kind) {
    case 'create': {
      log.info(`Making a draft of ${tag}`);
      const body = await releases.notes({ tag, commit, previous: standing.previous });
      return await releases.createDraft({ tag, commit, name: tag, body, prerelease });
    }
    case 'remove-release':
      log.info(`Removing a second draft of ${tag}`);
      return await releases.removeRelease(step.release.id);
    case 'remove-asset':
      log.info(`Removing ${step.asset.name}, which is not what this run has made`);
      return await releases.removeAsset(step.asset);
    case 'upload': {
      log.info(`Uploading ${step.file.name}`);
      return await releases.upload({ uploadUrl: step.release.uploadUrl, ...step.file });
    }
    case 'publish':
      log.info(`Publishing ${tag}`);
      return await releases.publish({
        ...{ id: step.release.id, tag, commit, name: tag, prerelease },
        latest: standing.latest,
      });
  }
}
