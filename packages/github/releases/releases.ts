import { type Lineage, type Range, readLineage } from '../compare.ts';
import type { Patience } from '../patience.ts';
import { patience as patienceFor } from '../patience.ts';
import { send } from '../send.ts';
import { createTransport, type Server } from '../transport.ts';
import { type CommitRun, checkRunsOf, type RemoteCheckRun, runsOf } from './checks.ts';
import { listReleases, type RemoteRelease } from './release.ts';
import { type Home, moveTags, type RemoteTag, readHome, readTag, type TagMove } from './tags.ts';
import {
  createDraft,
  generateNotes,
  type NewRelease,
  type Publication,
  publish,
  removeAsset,
  removeRelease,
  type Upload,
  uploadAsset,
  type Written,
} from './write.ts';

/** The releases of one repository and what they are judged by, as one token sees them. Reads are repeated, writes are not. */
export interface Releases {
  readonly home: () => Promise<Home>;
  readonly list: () => Promise<readonly RemoteRelease[]>;
  readonly tag: (name: string) => Promise<RemoteTag | undefined>;
  /** How `to` stands to `from`: commits, or a branch as `to`; undefined where GitHub does not know one of them. */
  readonly lineage: (range: Range) => Promise<Lineage | undefined>;
  readonly runs: (commit: string) => Promise<readonly CommitRun[]>;
  readonly checkRuns: (commit: string) => Promise<readonly RemoteCheckRun[]>;
  readonly notes: (range: Parameters<typeof generateNotes>[1]) => Promise<string>;
  readonly createDraft: (release: NewRelease) => Promise<Written>;
  readonly upload: (upload: Upload) => Promise<Written>;
  readonly removeAsset: (asset: { readonly id: number; readonly name: string }) => Promise<Written>;
  readonly removeRelease: (id: number) => Promise<Written>;
  readonly publish: (publication: Publication) => Promise<Written>;
  readonly moveTags: (repositoryId: string, moves: readonly TagMove[]) => Promise<Written>;
}

const readPatience = 60_000;

/** Beside `connectGitHub`, so that the actions that release nothing do not carry it. */
export function connectReleases(
  server: Server,
  repository: string,
  patience: Patience = patienceFor(readPatience),
): Releases {
  const transport = createTransport(server, patience);
  const desk = { transport, repository };
  return {
    home: () => readHome(transport, repository),
    list: () => listReleases(transport, repository),
    tag: (name) => readTag(transport, repository, name),
    lineage: (range) => readLineage(transport, repository, range),
    runs: (commit) => runsOf(transport, repository, commit),
    checkRuns: (commit) => checkRunsOf(transport, repository, commit),
    notes: (range) => generateNotes(desk, range),
    createDraft: (release) => createDraft(desk, release),
    upload: (upload) => uploadAsset(desk, upload),
    removeAsset: (asset) => removeAsset(desk, asset),
    removeRelease: (id) => removeRelease(desk, id),
    publish: (publication) => publish(desk, publication),
    async moveTags(repositoryId, moves) {
      const sent = await send(transport, { name: 'MoveTags', repository, fields: [moveTags(repositoryId, moves)] });
      if (sent.kind === 'refused') throw sent.error;
      return sent.kind === 'done' ? 'done' : { unsure: sent.reason, seconds: 'seconds' in sent ? sent.seconds : 0 };
    },
  };
}
