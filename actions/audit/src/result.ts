import type { AuditEvent, Discrepancy, EnvironmentFigures } from '#environment';
import type { AttestedImage } from './attestations.ts';

interface Told {
  readonly repository: string;
  readonly base: string;
  readonly events: readonly AuditEvent[];
  readonly figures: readonly EnvironmentFigures[];
  readonly requests: number;
}

export type Result =
  | (Told & { readonly kind: 'exported'; readonly path: string; readonly attested: readonly AttestedImage[] })
  | (Told & {
      readonly kind: 'verified';
      /** The file that was verified. */
      readonly document: string;
      readonly discrepancies: readonly Discrepancy[];
    });
