export { ports } from './ports.ts';
export { run } from './run.ts';
