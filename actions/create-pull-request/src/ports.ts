import type { Log, Runner } from '#action';
import type { DeliverySource } from '#environment';
import type { CheckoutChanges } from '#git';
import { connectGitHub, type GitHub, type Patience, patience, signIn } from '#github';
import type { File } from '#manifest';
import { readTextFile } from '#workspace';
import { readCheckout } from './checkout.ts';
import type { Inputs } from './inputs.ts';

export interface Ports {
  readonly github: Pick<
    GitHub,
    | 'inspect'
    | 'send'
    | 'sendEach'
    | 'readFiles'
    | 'readStates'
    | 'listFiles'
    | 'writeCommit'
    | 'mergeCommit'
    | 'compareCommits'
  >;
  readonly log: Pick<Log, 'info' | 'annotate'>;
  /** Gives up what was minted for the run. */
  readonly release: () => Promise<void>;
  /** The permissions that the App lacks and that decoration may need. */
  readonly missing: readonly string[];
  readonly patience: Patience;
  /** What stands in the files of the checkout that the input `patch-file` names. */
  readonly patchFiles: readonly File[];
  /** What is brought in place of an edit. */
  readonly checkout?: CheckoutChanges;
  /** What the file says that the input `body-path` names. */
  readonly bodyFile: string;
  /** In UTC, as 2026-12-01. */
  readonly today: string;
  /** The run that asks for the change, and who started it. */
  readonly source: DeliverySource;
  readonly actor: string;
}

/** What a delivery may need; the first two it always does. */
const permissions = {
  required: { contents: 'write', pull_requests: 'write' },
  optional: { issues: 'write', members: 'read' },
} as const;

export async function ports(inputs: Inputs, runner: Runner): Promise<Ports> {
  const { repository: target, retryFor, patchFile, bodyPath } = inputs;
  const { apiUrl, graphqlUrl, log, actor, repository, sha, runUrl } = runner;
  // Whatever can fail does so before a token is made.
  const patchFiles = await Promise.all(patchFile.map((file) => readTextFile(runner.workspace, file)));
  const bodyFile = bodyPath === undefined ? undefined : await readTextFile(runner.workspace, bodyPath);
  const checkout = await readCheckout(inputs, runner);
  const session = await signIn(inputs, { apiUrl, graphqlUrl }, { repository: target, ...permissions });
  const { token, release } = session;
  if (token !== inputs.token) log.mask(token);
  const patient = patience(retryFor);
  return {
    github: connectGitHub({ token, apiUrl, graphqlUrl }, patient),
    release,
    missing: session.missing,
    patience: patient,
    patchFiles,
    ...(checkout !== undefined && { checkout }),
    bodyFile: bodyFile?.text ?? '',
    today: new Date().toISOString().slice(0, 10),
    log,
    actor,
    source: { repository, sha, run: runUrl },
  };
}
