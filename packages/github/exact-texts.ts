import { ActionError } from '#error';
import { readBlobText, type UnreadFile } from './read-blob.ts';
import type { Transport } from './transport.ts';

/** Texts that GraphQL does not give as git holds them, by the ids of their blobs. What was read once stays known. */
export interface ExactTexts {
  /** An error where it cannot be edited as text. */
  readonly found: Map<string, string | ActionError>;
  /** Seen, and not read yet. */
  readonly wanted: Map<string, UnreadFile>;
}

export function newExactTexts(): ExactTexts {
  return { found: new Map(), wanted: new Map() };
}

/** Reads what is wanted, by a request each; false where nothing is. */
export async function readWanted(
  transport: Transport,
  repository: string,
  { found, wanted }: ExactTexts,
): Promise<boolean> {
  const files = [...wanted.values()];
  for (const file of files) {
    found.set(file.oid, await readOrRefuse(transport, repository, file));
    wanted.delete(file.oid);
  }
  return files.length > 0;
}

/** A file that no text can be had of is an error only for who named it. */
async function readOrRefuse(transport: Transport, repository: string, file: UnreadFile): Promise<string | ActionError> {
  try {
    return await readBlobText(transport, repository, file);
  } catch (error) {
    if (error instanceof ActionError && ['FILE_NOT_TEXT', 'LIMIT_EXCEEDED'].includes(error.code)) return error;
    throw error;
  }
}
