import { readBlob } from '../../git/objects.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { GraphqlNode } from '../resolve.ts';

/** GitHub cuts a blob's text here. */
const longestText = 512_000;
/** Git's own rule: a NUL early on makes a file binary. */
const probed = 8000;

export function blobNode({ git, id }: Repository, oid: string): GraphqlNode {
  let content: Promise<Buffer> | undefined;
  const read = (): Promise<Buffer> => {
    content ??= readBlob(git, oid);
    return content;
  };
  const isBinary = async (): Promise<boolean> => (await read()).subarray(0, probed).includes(0);
  return {
    __typename: 'Blob',
    id: nodeId('B', id, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    byteSize: async () => (await git.objects.head(oid))?.size,
    isBinary,
    isTruncated: async () => (await read()).length > longestText,
    // Decoded with loss: a byte order mark is dropped, what is no UTF-8 is replaced.
    text: async () => ((await isBinary()) ? null : new TextDecoder().decode((await read()).subarray(0, longestText))),
  };
}
