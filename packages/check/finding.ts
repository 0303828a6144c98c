import { createHash } from 'node:crypto';
import type { Level, Waiver } from '#environment';
import type { Position } from '#error';
import type { CheckName } from './names.ts';

export type Severity = 'error' | 'warning' | 'notice';

/** A place that breaks a rule. */
export interface Finding {
  readonly check: CheckName;
  readonly severity: Severity;
  /** What was found, as a sentence. It never holds a value of a Secret. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  readonly at: Position;
  /** What is found fault with, wherever in the file it stands: two findings of one subject are the same. */
  readonly subject: string;
}

/** A finding among those of one look at a repository. */
export interface ReportedFinding extends Finding {
  /** Stays the same while the finding moves in its file: 32 hexadecimal digits. */
  readonly fingerprint: string;
  /** The waiver that holds for it. */
  readonly waived: Waiver | undefined;
  /** One that held for it once. */
  readonly expired: Waiver | undefined;
}

/** How bad it is to break a rule; undefined where it is allowed. */
export function severityOf(level: Level): Severity | undefined {
  switch (level) {
    case 'deny':
      return 'error';
    case 'warn':
      return 'warning';
    case 'allow':
      return undefined;
  }
}

/** Sorts findings by their places, and tells those of one subject apart by their order alone. */
export function fingerprinted(
  findings: readonly Finding[],
): readonly (Finding & Pick<ReportedFinding, 'fingerprint'>)[] {
  const seen = new Map<string, number>();
  return findings.toSorted(byPlace).map((finding) => {
    const key = JSON.stringify([finding.check, finding.at.file, finding.subject]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    const fingerprint = createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 32);
    return { ...finding, fingerprint };
  });
}

function byPlace(a: Finding, b: Finding): number {
  return (
    byText(a.at.file, b.at.file) ||
    (a.at.line ?? 0) - (b.at.line ?? 0) ||
    (a.at.column ?? 0) - (b.at.column ?? 0) ||
    byText(a.check, b.check) ||
    byText(a.message, b.message)
  );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
