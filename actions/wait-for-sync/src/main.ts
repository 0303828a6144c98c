import { action } from '#action';
import { failure } from './failure.ts';
import { inputs } from './inputs.ts';
import { outputs } from './outputs.ts';
import { ports } from './ports.ts';
import { run } from './run.ts';
import { summary } from './summary.ts';

await action({ inputs, ports, run, outputs, summary, failure });
