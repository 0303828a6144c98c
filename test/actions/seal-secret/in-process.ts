import { parse } from 'yaml';
import type { Log } from '#action';
import { parseInputs } from '#input';
import { inputs as table } from '../../../actions/seal-secret/src/inputs.ts';
import { ports } from '../../../actions/seal-secret/src/ports.ts';
import type { Result } from '../../../actions/seal-secret/src/result.ts';
import { run } from '../../../actions/seal-secret/src/run.ts';

/** A SealedSecret as it is written. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: {
    readonly encryptedData: Readonly<Record<string, string>>;
    readonly template: Readonly<Record<string, unknown>>;
  };
}

const defaults: Readonly<Record<string, string>> = {
  name: 'shop',
  namespace: 'production',
  scope: 'strict',
  type: 'Opaque',
  path: 'sealed.yaml',
};

/** Applies the action in this process: thousands of values would start as many otherwise. */
const silent: Log = {
  info: () => undefined,
  debug: () => undefined,
  group: (_, body) => body(),
  mask: () => undefined,
  annotate: () => undefined,
};

/** Applies the action to a workspace in this process. */
export async function sealIn(workspace: string, given: Readonly<Record<string, string>>): Promise<Result> {
  const texts: Readonly<Record<string, string>> = { ...defaults, ...given };
  const inputs = parseInputs(table, (name) => texts[name] ?? '');
  return await run(inputs, ports(inputs, { workspace, log: silent }));
}

/** The same without files. */
export async function sealed(
  given: Readonly<Record<string, string>>,
  now = new Date(),
): Promise<{ readonly text: string; readonly manifest: Manifest }> {
  const texts: Readonly<Record<string, string>> = { ...defaults, ...given };
  let written = '';
  await run(
    parseInputs(table, (name) => texts[name] ?? ''),
    {
      log: silent,
      certificateFile: async () => Buffer.from(texts.certificate ?? ''),
      presentText: async () => undefined,
      writeFile: async (_path, text) => {
        written = text;
      },
      now,
    },
  );
  return { text: written, manifest: parse(written) };
}

/** Values as the input `data` takes them, whatever is in them. */
export function blocksOf(values: ReadonlyMap<string, string>): string {
  return [...values].map(([key, value]) => `${key}<<END-OF-${key}\n${value}\nEND-OF-${key}`).join('\n');
}
