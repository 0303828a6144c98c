import { Buffer } from 'node:buffer';
import { ActionError } from '#error';
import { blobOid } from './blob.ts';
import { textAt } from './json.ts';
import { unavailable } from './refusal.ts';
import type { Step } from './step.ts';
import type { Transport } from './transport.ts';

/** A file whose content GraphQL does not give as git holds it. */
export interface UnreadFile {
  readonly path: string;
  readonly oid: string;
  /** In bytes. */
  readonly size: number;
}

/** What is larger is no manifest. */
const maximumBytes = 10 * 1024 * 1024;

/**
 * The exact text of a blob, a byte order mark included.
 * @throws ActionError LIMIT_EXCEEDED, FILE_NOT_TEXT, GITHUB_UNAVAILABLE where the content is not that of the id
 */
export async function readBlobText(transport: Transport, repository: string, file: UnreadFile): Promise<string> {
  const { path, oid, size } = file;
  const step: Step = { doing: `Reading "${path}" of ${repository}`, repository, permission: 'contents: read' };
  if (size > maximumBytes) {
    throw new ActionError(
      'LIMIT_EXCEEDED',
      `Reading "${path}" failed: it has ${size} bytes, more than ${maximumBytes}.`,
      {
        hint: 'Name smaller manifests in `path`.',
      },
    );
  }
  const { data } = await transport.read({ method: 'GET', url: `/repos/${repository}/git/blobs/${oid}` }, step);
  const bytes = Buffer.from(textAt(data, 'content'), 'base64');
  if (blobOid(bytes, oid) !== oid) throw unavailable(step, 'what it sent is not what git holds');
  // Unlike TextDecoder, Buffer keeps the mark.
  const text = bytes.toString('utf8');
  if (blobOid(text, oid) === oid) return text;
  throw new ActionError('FILE_NOT_TEXT', `Reading "${path}" failed: it is not valid UTF-8.`, {
    hint: 'Save it as UTF-8, or leave it out of `path`.',
  });
}
