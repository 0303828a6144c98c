import { posix } from 'node:path';
import { accept, type Parsed, type Parser, refuse } from '#input';

/**
 * A path inside of a repository: a file, a directory, `.` for the root, or a glob. Workflows are never read for an edit:
 * whoever could change them could run code with the repository's secrets.
 */
export const remotePath: Parser<string> = { parse: readPath };

function readPath(raw: string): Parsed<string> {
  const path = posix.normalize(raw.trim()).replace(/\/$/, '');
  if (/[\\\p{Cc}]/u.test(path)) return refuse('a path with "/" and without control characters');
  const parts = path.split('/');
  if (path.startsWith('/') || parts.includes('..')) return refuse('a path inside of the repository');
  const [first = ''] = parts;
  if (['.git', '.github'].includes(first.toLowerCase())) return refuse(`a path outside of ${first}`);
  return accept(path);
}
