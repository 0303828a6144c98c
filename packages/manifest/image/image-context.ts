import type { FanOut } from '../tree-edit.ts';
import type { Judges } from './leave.ts';
import type { IsMeant } from './policies.ts';
import type { ImageEdit } from './request.ts';

/** What is to be written, and what decides where. */
export interface ImageContext {
  readonly edit: ImageEdit;
  readonly judges: Judges;
  readonly isMeant: IsMeant;
  readonly fanOut: FanOut;
}
