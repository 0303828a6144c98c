import type { OnMultiple } from '../rules.ts';
import type { FanOut } from '../tree-edit.ts';
import type { Statement } from './statement.ts';

export interface Context {
  readonly statement: Statement;
  readonly fanOut: FanOut;
  readonly onMultiple: OnMultiple;
}
