import { action } from '#action';
import { inputs } from './inputs.ts';
import { outputs } from './outputs.ts';
import { summary } from './summary.ts';

/** Loaded once the inputs are right. */
const work = () => import('./work.ts');

await action({
  inputs,
  ports: async (...given) => (await work()).ports(...given),
  run: async (...given) => (await work()).run(...given),
  outputs,
  summary,
});
