import { type TrustRoots, verifyProvenance } from '#attestation';
import { connectGitHub } from '#github';
import { parseInputs } from '#input';
import { Secret } from '#secret';
import { inputs as table } from '../../../actions/audit/src/inputs.ts';
import type { Result } from '../../../actions/audit/src/result.ts';
import { run } from '../../../actions/audit/src/run.ts';
import type { GitHub } from '../../sandbox/github/index.ts';

export interface Audited {
  readonly result: Result;
  /** The export. */
  readonly text: string;
  /** What warnings and errors say. */
  readonly said: readonly string[];
}

export const readingRights = { metadata: 'read', contents: 'read', 'pull-requests': 'read', statuses: 'read' } as const;

/** Applies the action in this process. */
export async function audit(
  github: GitHub,
  repository: string,
  given: Readonly<Record<string, string>> = {},
  earlier?: string,
  roots: TrustRoots = async () => undefined,
): Promise<Audited> {
  const token = github.mintToken({ actor: 'auditor[bot]', kind: 'app', repositories: { [repository]: readingRights } });
  const verify = earlier === undefined ? '' : 'earlier.json';
  const texts: Readonly<Record<string, string>> = {
    repository,
    token,
    format: 'json',
    attestations: 'false',
    verify,
    ...given,
  };
  const said: string[] = [];
  let text = '';
  const result = await run(
    parseInputs(table, (name) => texts[name] ?? ''),
    {
      github: connectGitHub({
        token: new Secret(texts.token ?? ''),
        apiUrl: github.apiUrl,
        graphqlUrl: github.graphqlUrl,
      }),
      log: { info: () => undefined, annotate: (_, line) => void said.push(line) },
      release: async () => undefined,
      earlier,
      verify: (bundles, expected) => verifyProvenance(bundles, expected, roots),
      write: async (written) => {
        text = written;
        return '/tmp/audit';
      },
    },
  );
  return { result, text, said };
}
