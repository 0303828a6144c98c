import { expand, type Scope } from '../dockerfile/expand.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { invalid, needsBuilder } from '../dockerfile/refusal.ts';

export interface Permissions {
  readonly uid: number;
  readonly gid: number;
  /** `undefined`: as the source has it. */
  readonly mode: number | undefined;
}

/** What a tar header holds without an extension. */
const highestId = 0o7777777;

/** Reads `--chown` and `--chmod`. Names of users need the image's own /etc/passwd and are left to other engines. */
export function readPermissions(instruction: Instruction, scope: Scope): Permissions {
  let permissions: Permissions = { uid: 0, gid: 0, mode: undefined };
  for (const { name, value = '' } of instruction.flags) {
    if (name === 'chown') permissions = { ...permissions, ...readOwner(expand(value, scope), instruction) };
    else if (name === 'chmod') permissions = { ...permissions, mode: readMode(expand(value, scope), instruction) };
  }
  return permissions;
}

function readOwner(text: string, instruction: Instruction): Pick<Permissions, 'uid' | 'gid'> {
  const [, user = '', group = user] = /^(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (user === '') throw needsBuilder(instruction, `--chown=${text} does not name users by number`);
  const [uid, gid] = [Number(user), Number(group)];
  if (Math.max(uid, gid) > highestId) throw needsBuilder(instruction, `--chown=${text} is above ${highestId}`);
  return { uid, gid };
}

function readMode(text: string, instruction: Instruction): number {
  if (/^[0-7]{3,4}$/.test(text)) return Number.parseInt(text, 8);
  if (/^[ugoa]*[-+=]/.test(text)) throw needsBuilder(instruction, `--chmod=${text} is not octal`);
  throw invalid(instruction.at, `--chmod=${text} is not a mode such as 755`);
}
