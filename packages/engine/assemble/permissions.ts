import { readFile } from 'node:fs/promises';
import { expand, type Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';
import type { Rootfs } from './rootfs.ts';

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface Permissions {
  /** `undefined`: as the source has it. */
  readonly owner: Owner | undefined;
  readonly mode: number | undefined;
}

/** What a tar header holds without an extension. */
const highestId = 0o7777777;

/** Reads `--chown` and `--chmod`. Names of users are those of the image that is built, so far as it is. */
export async function readPermissions(instruction: Instruction, scope: Scope, rootfs: Rootfs): Promise<Permissions> {
  let permissions: Permissions = { owner: undefined, mode: undefined };
  for (const { name, value = '' } of instruction.flags) {
    if (name === 'chown') {
      permissions = { ...permissions, owner: await readOwner(expand(value, scope), instruction, rootfs) };
    } else if (name === 'chmod') permissions = { ...permissions, mode: readMode(expand(value, scope), instruction) };
  }
  return permissions;
}

async function readOwner(text: string, instruction: Instruction, rootfs: Rootfs): Promise<Owner> {
  const [user = '', group] = text.split(':');
  const account = /^\d+$/.test(user) ? [user, user] : await lookUp('etc/passwd', user, rootfs);
  const [uid, own] = [Number(account?.[0]), Number(account?.[1])];
  const named = group === undefined || /^\d+$/.test(group) ? [group] : await lookUp('etc/group', group, rootfs);
  const gid = group === undefined ? own : Number(named?.[0]);
  if (Number.isNaN(uid + gid)) {
    throw invalid(instruction.at, `--chown=${text} names a user or group that the image does not have`);
  }
  if (Math.max(uid, gid) > highestId) throw needsBuilder(instruction, `--chown=${text} is above ${highestId}`);
  return { uid, gid };
}

/** The numbers after a name in a file like /etc/passwd: `name:x:uid:gid:…`. */
async function lookUp(path: string, name: string, rootfs: Rootfs): Promise<readonly string[] | undefined> {
  const { source = '' } = rootfs.lookUp(rootfs.resolve(path)) ?? {};
  if (source === '') return undefined;
  const entries = (await readFile(source, 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , ...numbers] = entries.find(([first]) => first === name) ?? [];
  return numbers;
}

function readMode(text: string, instruction: Instruction): number {
  if (/^[0-7]{3,4}$/.test(text)) return Number.parseInt(text, 8);
  if (/^[ugoa]*[-+=]/.test(text)) throw needsBuilder(instruction, `--chmod=${text} is not octal`);
  throw invalid(instruction.at, `--chmod=${text} is not a mode such as 755`);
}
