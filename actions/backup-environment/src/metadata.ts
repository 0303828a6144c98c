import { type Hold, readConfig } from '#environment';
import { ActionError } from '#error';
import type { Snapshot } from '#github';

/** What a backup holds beside the repository: for people who put it back by hand. */
interface Metadata extends Omit<Snapshot, 'config'> {
  /** owner/name */
  readonly repository: string;
  readonly holds: readonly Hold[];
}

/** The same state gives the same text: it holds no time, and its keys and lists have one order. */
export function metadataText(repository: string, { config, ...snapshot }: Snapshot): string {
  const metadata: Metadata = { repository, ...snapshot, holds: holdsIn(config) };
  return `${JSON.stringify(metadata, undefined, 2)}\n`;
}

/** A file that cannot be read is in the bundle all the same. */
function holdsIn(config: string | undefined): readonly Hold[] {
  if (config === undefined) return [];
  try {
    return readConfig(config).holds;
  } catch (error) {
    if (error instanceof ActionError) return [];
    throw error;
  }
}
