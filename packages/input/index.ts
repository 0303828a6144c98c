export { lines, linesOf, pairs } from './lists.ts';
export { accept, type Parsed, type Parser, refine, refuse } from './parser.ts';
export { duration, flag, oneLine, oneOf, optional, required, secret, text, verbatim } from './scalars.ts';
export { type InputTable, type InputValues, parseInputs } from './table.ts';
