import { ActionError } from '#error';
import { exportHistory } from './export-history.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Result } from './result.ts';
import { verifyExport } from './verify-export.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  try {
    refuseMixed(inputs);
    return ports.earlier === undefined
      ? await exportHistory(inputs, ports)
      : await verifyExport(inputs, ports.earlier, ports);
  } finally {
    await ports.release();
  }
}

/** What an export is of stands in itself. */
function refuseMixed({ verify, base, environment, app, since, until, path, attestations }: Inputs): void {
  if (verify === undefined) return;
  const given = {
    base: base ?? '',
    environment,
    app,
    since,
    until,
    path: path ?? '',
    attestations: attestations ? 'true' : '',
  };
  const mixed = Object.entries(given).flatMap(([name, value]) => (value === '' ? [] : [`\`${name}\``]));
  if (mixed.length === 0) return;
  throw new ActionError(
    'INPUT_INVALID',
    `Reading the inputs failed: ${mixed.join(', ')} cannot be used with \`verify\`.`,
    {
      hint: 'The export says what it is of: give `verify` alone.',
    },
  );
}
