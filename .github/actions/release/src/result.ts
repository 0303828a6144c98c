import type { Aim, ReleaseFile, Standing, Version } from '#toolchain';

/** A release as it is found. */
export type ReleaseState = 'absent' | 'draft' | 'published';

interface Found {
  readonly version: Version;
  readonly commit: string;
  readonly state: ReleaseState;
}

export interface Checked extends Found {
  readonly kind: 'checked';
  readonly standing: Standing;
  /** What would become of the moving tags. */
  readonly aims: readonly Aim[];
  /** The page of the run that has passed. */
  readonly ci: string;
  /** The page of the release that there is already; '' if there is none. */
  readonly url: string;
}

export interface Prepared extends Found {
  readonly kind: 'prepared';
  /** Where the checksums were written to. */
  readonly checksums: string;
  readonly files: readonly ReleaseFile[];
}

export interface Published extends Found {
  readonly kind: 'published';
  readonly url: string;
  readonly files: readonly ReleaseFile[];
  /** What became of the moving tags. */
  readonly aims: readonly Aim[];
}

export type Result = Checked | Prepared | Published;
