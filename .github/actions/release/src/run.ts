import { check } from './check.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { prepare } from './prepare.ts';
import { publish } from './publish.ts';
import type { Result } from './result.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  switch (inputs.phase) {
    case 'check':
      return await check(inputs, ports);
    case 'prepare':
      return await prepare(inputs, ports);
    case 'publish':
      return await publish(inputs, ports);
  }
}
