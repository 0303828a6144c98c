import { onCancel } from '#exec';
import { untilCertain } from '#github';
import { attempt } from './attempt.ts';
import type { Inputs } from './inputs.ts';
import { newMemory } from './memory.ts';
import type { Ports } from './ports.ts';
import type { Result } from './result.ts';

/** Looks, decides, writes. Whatever is not certain afterwards is answered by looking again. */
export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  using _ = onCancel(ports.release);
  try {
    const memory = newMemory();
    const { patience, log } = ports;
    const trying = { patience, log, repository: inputs.repository, retryFor: inputs.retryFor };
    return await untilCertain(trying, () => attempt(inputs, ports, memory));
  } finally {
    await ports.release();
  }
}
