import type { Certificate } from './certificate/read-certificate.ts';
import type { Purpose } from './scope.ts';

export interface Result extends Purpose {
  /** Of the file that was written. */
  readonly path: string;
  readonly type: string;
  /** Sorted. */
  readonly keys: readonly string[];
  readonly certificate: Pick<Certificate, 'fingerprint' | 'expires'>;
}
