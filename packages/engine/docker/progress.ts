import { formatReference, parseReference } from '#image';
import type { BaseUse } from '../engine.ts';

/**
 * The images that a build started from, by what BuildKit printed with `--progress=plain`: it names each by the digest that
 * its tag stood for.
 */
export function basesInProgress(progress: string): readonly BaseUse[] {
  const uses = new Map<string, BaseUse>();
  for (const [, name = '', digest = ''] of progress.matchAll(
    /^#\d+ \[[^\]]*\] FROM (\S+)@(sha256:[0-9a-f]{64})\s*$/gm,
  )) {
    const parsed = parseReference(name);
    if (parsed.ok) uses.set(name, { name: formatReference(parsed.value), digest });
  }
  return [...uses.values()];
}
