import { Buffer } from 'node:buffer';
import { configPath, readConfig } from '#environment';
import { ActionError } from '#error';
import type { FileChange, Inspection, RemoteFile } from '#github';
import type { File } from '#manifest';
import type { Aim } from './aim.ts';
import { holdsOf, type NewHold, type Stamp, withHolds } from './holds.ts';
import { type Restored, restore } from './restore.ts';
import type { Way } from './walk.ts';

/** What a rollback writes, for one state of the repository. */
export interface Content {
  readonly restored: Restored;
  readonly holds: readonly NewHold[];
  readonly stamp: Stamp;
  readonly changes: readonly FileChange[];
  /** Our branch is the base with these changes. */
  readonly isOnBranch: boolean;
  /** The branch of the environment has a gitops.yaml to hold in. */
  readonly isHoldWritten: boolean;
}

export interface Contents {
  readonly aim: Aim;
  readonly seen: Inspection;
  readonly way: Way;
  readonly stamp: Stamp;
}

/** The earlier values and the hold, in one commit: what is taken away cannot come back in between. */
export function contentOf({ aim, seen, way, stamp: fresh }: Contents): Content {
  const base = way.files.get(seen.base.oid) ?? [];
  const head = seen.head === undefined ? [] : (way.files.get(seen.head.oid) ?? []);
  const today = base.filter(({ path }) => aim.files.includes(path));
  const restored = restore(aim, today, way.to.state.files, way.to.freight);
  const holds = holdsOf(aim, way.from.freight, way.to.freight);
  const config = base.find(({ path }) => path === configPath);
  const stamped = (stamp: Stamp): Content => {
    const held = config === undefined ? [] : withHolds(config.text, aim.environment.name, holds, stamp).files;
    const written = [...restored.files, ...held];
    return {
      ...{ restored, holds, stamp, isHoldWritten: config !== undefined },
      changes: changesOf(written, base),
      isOnBranch: isSame(head, edited(base, written)),
    };
  };
  // The same rollback asked for again is no change: who asked first stays.
  const earlier = stampIn(head);
  const standing = earlier === undefined ? undefined : stamped(earlier);
  return standing?.isOnBranch === true ? standing : stamped(fresh);
}

/** Of the last hold in the gitops.yaml of our branch, which a rollback has put there. */
function stampIn(head: readonly File[]): Stamp | undefined {
  const config = head.find(({ path }) => path === configPath);
  try {
    const last = config === undefined ? undefined : readConfig(config.text).holds.at(-1);
    return last?.at === undefined ? undefined : { by: last.by, at: last.at, reason: last.reason };
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

function edited(base: readonly File[], written: readonly File[]): readonly File[] {
  return base.map((file) => written.find(({ path }) => path === file.path) ?? file);
}

function isSame(one: readonly File[], other: readonly File[]): boolean {
  const texts = new Map(one.map(({ path, text }) => [path, text]));
  return one.length === other.length && other.every(({ path, text }) => texts.get(path) === text);
}

/** Bytes for texts; each file keeps its mode. */
function changesOf(written: readonly File[], before: readonly RemoteFile[]): readonly FileChange[] {
  return written.map(({ path, text }) => {
    const mode = before.find((file) => file.path === path)?.executable === true ? '100755' : '100644';
    return { kind: 'write', path, bytes: Buffer.from(text), mode, previousMode: mode };
  });
}
