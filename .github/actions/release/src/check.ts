import { ActionError } from '#error';
import { type CommitFacts, lockAdvice, lockFile, objectionsTo, standingOf } from '#toolchain';
import { aimsOf } from './aims.ts';
import { awaitCi } from './await-ci.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Checked } from './result.ts';
import { releasedVersions, stateOf } from './state.ts';

/** Only reads. @throws ActionError NOT_ALLOWED with all that stands against the release */
export async function check({ tag: version, workflow: file, timeout }: Inputs, ports: Ports): Promise<Checked> {
  const { releases, commit, isTrial, checkout, log } = ports;
  const { tag } = version;
  const { defaultBranch: branch } = await releases.home();
  const [tagged, lineage, known] = await Promise.all([
    releases.tag(tag),
    releases.lineage({ from: commit, to: branch }),
    releases.list(),
  ]);
  const workflow = `.github/workflows/${file}`;
  const facts = { tag, commit, tagged: tagged?.commit, isTrial, branch, lineage, workflow };
  // nobody waits for the tests of what is refused anyway
  refuse({ ...facts, ci: { kind: 'passed', url: '' } });
  const ci = await awaitCi({ workflow, branch }, timeout, ports);
  refuse({ ...facts, ci });
  if ((await checkout.read(lockFile)) === undefined) log.annotate('warning', lockAdvice);
  const standing = standingOf(version, releasedVersions(known));
  return {
    ...{ kind: 'checked', version, commit, standing, aims: await aimsOf(standing.moving, ports) },
    ...stateOf(tag, known),
    ci: 'url' in ci ? ci.url : '',
  };
}

function refuse(facts: CommitFacts): void {
  const objections = objectionsTo(facts);
  if (objections.length === 0) return;
  throw new ActionError('NOT_ALLOWED', `Releasing ${facts.tag} was refused: ${objections.join(' ')}`);
}
