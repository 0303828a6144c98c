import type { Finding } from '#engine';
import { ActionError } from '#error';
import type { Identity } from './identity.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { locate, requestFor } from './request.ts';
import type { Result } from './result.ts';

/** A check is of no commit and no version, so that it runs for a branch and a pull request too. */
const nothing: Identity = {
  ...{ version: '', revision: '', epochSeconds: 0 },
  ...{ tag: 'check', tags: [{ name: 'check', policy: 'always', origin: 'call: check' }] },
};

/** Lets the Dockerfile be judged, and builds nothing. */
export async function check(inputs: Inputs, ports: Ports, temp: string): Promise<Result> {
  const { engine } = inputs;
  if (engine !== 'auto' && engine !== 'buildx') {
    throw new ActionError('ENGINE_CANNOT', `Engine ${engine} cannot check a Dockerfile, as \`call: check\` asks for.`, {
      hint: 'Engine buildx can: leave `engine` out.',
    });
  }
  const { workspace, variable, log, source } = ports;
  const location = await locate(inputs, workspace);
  const request = requestFor(inputs, nothing, { location, temp, source: '', workspace, variable });
  const findings = await log.group('Check', () => ports.check(request));
  for (const { rule, message, at } of findings) log.annotate('warning', `${rule}: ${message}`, at);
  return { identity: nothing, source, outcomes: [], findings };
}

/** Findings fail the step, as they fail `docker build --check`. */
export function findingsFailure(findings: readonly Finding[]): ActionError | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  const count = findings.length === 1 ? 'one problem' : `${findings.length} problems`;
  const rules = [...new Set(findings.map(({ rule }) => rule))].join(', ');
  return new ActionError('DOCKERFILE_INVALID', `Checking ${first.at.file} found ${count}: ${rules}.`, {
    hint: 'The annotations name the lines. A rule is skipped by a first line `# check=skip=RULE`: https://docs.docker.com/reference/build-checks/',
  });
}
