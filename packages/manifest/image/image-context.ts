import type { FanOut } from '../tree-edit.ts';
import type { Judges } from './leave.ts';
import type { IsMeant } from './policies.ts';
import type { ImageEdit } from './request.ts';
import type { ScopeOf } from './scope.ts';

/** What is to be written, and what decides where. */
export interface ImageContext {
  readonly edit: ImageEdit;
  readonly judges: Judges;
  readonly isMeant: IsMeant;
  readonly fanOut: FanOut;
  /** Where it is written. */
  readonly scopeOf: ScopeOf;
}
