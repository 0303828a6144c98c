import { constants, open } from 'node:fs/promises';
import type { Instruction } from '../dockerfile/instruction.ts';
import { needsBuilder } from '../dockerfile/refusal.ts';
import type { ContextFile } from './context.ts';

interface Signature {
  readonly format: string;
  readonly offset: number;
  readonly bytes: Buffer;
}

const signatures: readonly Signature[] = [
  { format: 'gzip', offset: 0, bytes: Buffer.from([0x1f, 0x8b]) },
  { format: 'bzip2', offset: 0, bytes: Buffer.from('BZh') },
  { format: 'xz', offset: 0, bytes: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]) },
  { format: 'zstd', offset: 0, bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]) },
  { format: 'tar', offset: 257, bytes: Buffer.from('ustar') },
];

const headerSize = 512;

/** ADD unpacks an archive whatever its name says, so its first bytes decide. */
export async function refuseArchive(file: ContextFile, instruction: Instruction): Promise<void> {
  if (file.kind !== 'file') return;
  await using handle = await open(file.source, constants.O_RDONLY | constants.O_NOFOLLOW);
  const { buffer } = await handle.read(Buffer.alloc(headerSize), 0, headerSize, 0);
  const found = signatures.find(({ offset, bytes }) => buffer.subarray(offset, offset + bytes.length).equals(bytes));
  if (found !== undefined) throw needsBuilder(instruction, `${file.path} would unpack an archive (${found.format})`);
}
