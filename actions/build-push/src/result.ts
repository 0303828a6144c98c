import type { BaseUse, Finding } from '#engine';
import type { ActionError } from '#error';
import type { ImageReference } from '#image';
import type { Manifest } from '#registry';
import type { Identity } from './identity.ts';
import type { Phase } from './phases.ts';

/** `pushed`: written by this run · `unchanged`: it was there with this digest · `reused`: it was there, and stays · `built`: not pushed. */
type Status = 'pushed' | 'unchanged' | 'reused' | 'built';

interface PlatformImage {
  /** `linux/amd64` */
  readonly platform: string;
  readonly digest: string;
  /** Bytes, with everything the image needs. */
  readonly size: number;
}

/** What a registry has under a tag. */
export interface StoredImage {
  readonly digest: string;
  readonly manifest: Manifest;
  readonly size: number;
  readonly platforms: readonly PlatformImage[];
  /** The commit it says it was built from; '' when it does not say. */
  readonly revision: string;
  /** The version it says it is; '' when it does not say. */
  readonly version: string;
  /** RFC 3339; '' when it does not say. */
  readonly created: string;
  /** Of a single image; '' for an index. */
  readonly configDigest: string;
}

/** What became of one tag. */
export interface TagState {
  readonly tag: string;
  /** `refused`: it stays where it was, although it should have moved. */
  readonly state: 'created' | 'moved' | 'kept' | 'refused';
  /** The digest that it named before; '' for none. */
  readonly was: string;
  /** '' where the state says it all. */
  readonly reason: string;
  /** What fails the step after everything else is reported. */
  readonly error?: ActionError;
}

export interface Outcome {
  readonly status: Status;
  /** With its tag, if it has one. */
  readonly reference: ImageReference;
  /** `undefined` for an image that was only built. */
  readonly stored: StoredImage | undefined;
  readonly tags: readonly TagState[];
  /** Its name, or those of several runs; `undefined` when nothing was built. */
  readonly engine: string | undefined;
  readonly base: readonly BaseUse[];
}

export interface Result {
  readonly identity: Identity;
  /** The page of the repository; '' when it is not known. */
  readonly source: string;
  /** One for each image of the input, in its order. */
  readonly outcomes: readonly Outcome[];
  /** Milliseconds. */
  readonly phases?: readonly (readonly [Phase, number])[];
  /** Of a check, which builds nothing. */
  readonly findings?: readonly Finding[];
}
