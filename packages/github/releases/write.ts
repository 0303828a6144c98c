import type { Request } from '../exchange.ts';
import { textAt } from '../json.ts';
import { secondsToWait } from '../rate-limit.ts';
import { messageOf, refusalOf } from '../refusal.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';

/** Whether it is certain that it happened. Where it is not, look before anything else is written. */
export type Written = 'done' | { readonly unsure: string; readonly seconds: number };

export interface NewRelease {
  readonly tag: string;
  readonly commit: string;
  readonly name: string;
  readonly body: string;
  readonly prerelease: boolean;
}

/** Where a writer writes: one repository, over one transport. */
export interface Desk {
  readonly transport: Transport;
  /** owner/name */
  readonly repository: string;
}

export function createDraft(desk: Desk, { tag, commit, name, body, prerelease }: NewRelease): Promise<Written> {
  const fields = { tag_name: tag, target_commitish: commit, name, body, prerelease, draft: true };
  const url = `/repos/${desk.repository}/releases`;
  return write(desk, { method: 'POST', url, body: fields }, `Making a draft of ${tag}`);
}

export interface Upload {
  readonly uploadUrl: string;
  readonly name: string;
  readonly text: string;
  readonly type: string;
}

export function uploadAsset(desk: Desk, { uploadUrl, name, text, type }: Upload): Promise<Written> {
  const url = `${uploadUrl}?name=${encodeURIComponent(name)}`;
  return write(desk, { method: 'POST', url, file: { text, type } }, `Uploading ${name}`, isTaken);
}

export function removeAsset(desk: Desk, asset: { readonly id: number; readonly name: string }): Promise<Written> {
  const url = `/repos/${desk.repository}/releases/assets/${asset.id}`;
  return write(desk, { method: 'DELETE', url }, `Removing the file ${asset.name}`, isGone);
}

export function removeRelease(desk: Desk, id: number): Promise<Written> {
  const url = `/repos/${desk.repository}/releases/${id}`;
  return write(desk, { method: 'DELETE', url }, `Removing a second draft`, isGone);
}

export interface Publication {
  readonly id: number;
  readonly tag: string;
  readonly commit: string;
  readonly name: string;
  readonly prerelease: boolean;
  /** Whether the repository's page shows it as the newest. */
  readonly latest: boolean;
}

export function publish(desk: Desk, { id, tag, commit, name, prerelease, latest }: Publication): Promise<Written> {
  const fields = { tag_name: tag, target_commitish: commit, name, prerelease, draft: false };
  const body = { ...fields, make_latest: String(latest) };
  const url = `/repos/${desk.repository}/releases/${id}`;
  return write(desk, { method: 'PATCH', url, body }, `Publishing ${tag}`, isGone);
}

/** What GitHub writes of the changes since the release before; '' for the first one. Has no effect, so it is repeated. */
export async function generateNotes(
  { transport, repository }: Desk,
  { tag, commit, previous }: { readonly tag: string; readonly commit: string; readonly previous: string },
): Promise<string> {
  const since = previous === '' ? {} : { previous_tag_name: previous };
  const url = `/repos/${repository}/releases/generate-notes`;
  const body = { tag_name: tag, target_commitish: commit, ...since };
  const step = { doing: `Writing the notes of ${tag}`, repository, permission: 'contents: write' };
  return textAt((await transport.read({ method: 'POST', url, body }, step)).data, 'body');
}

const isTaken = (status: number, message: string): boolean => status === 422 && message.includes('already_exists');
const isGone = (status: number): boolean => status === 404;

/** @param isKnown whether a refusal says that there was nothing left to do */
async function write(
  { transport, repository }: Desk,
  request: Request,
  doing: string,
  isKnown: (status: number, message: string) => boolean = () => false,
): Promise<Written> {
  const step: Step = { doing, repository, permission: 'contents: write' };
  const answer = await transport.write(request);
  if ('lost' in answer) return { unsure: `${doing}: ${answer.lost}`, seconds: 0 };
  if (answer.status < 400) return 'done';
  const message = messageOf(answer.data);
  if (isKnown(answer.status, JSON.stringify(answer.data))) return { unsure: `${doing}: ${message}`, seconds: 0 };
  const seconds = secondsToWait(answer, message, 1);
  if (seconds === undefined) throw refusalOf(answer, step);
  return { unsure: `${doing}: ${message}`, seconds };
}
