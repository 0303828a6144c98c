import { formatReference } from '#image';
import type { Delivery, DeliverySource } from './delivery.ts';
import { freightOf } from './freight.ts';
import { actionOf, imagesOf, type Statement } from './statement.ts';

const opening = '<!-- gitops:1 ';
const closing = ' -->';

/** The delivery for programs: one HTML comment, JSON with sorted keys, so that equal deliveries are equal texts. */
export function machineBlock({
  action,
  app,
  environment,
  images,
  previous,
  source,
  supersedes = [],
}: Delivery): string {
  const json = JSON.stringify({
    action,
    app,
    environment,
    freight: images.length === 0 ? '' : freightOf(images),
    images: images.map(formatReference),
    previous: previous.map(formatReference),
    ...(source !== undefined && { source: { repository: source.repository, run: source.run, sha: source.sha } }),
    supersedes,
  });
  return `${opening}${json.replace(/[<>&]/g, unicodeEscape)}${closing}`;
}

/** The freight that a body's block names; undefined where there is no block that reads as ours. A hint, never a proof. */
export function freightOfBlock(body: string): string | undefined {
  const { freight } = blockOf(body) ?? {};
  return typeof freight === 'string' ? freight : undefined;
}

/** The source that a body's block names. A hint as well. */
export function sourceOfBlock(body: string): DeliverySource | undefined {
  const { repository, run, sha } = asObject(blockOf(body)?.source);
  const read = typeof repository === 'string' && typeof run === 'string' && typeof sha === 'string';
  return read ? { repository, run, sha } : undefined;
}

/** The pull requests that a body's block says it made obsolete. A hint as well. */
export function supersedesOfBlock(body: string): readonly string[] {
  const { supersedes } = blockOf(body) ?? {};
  return Array.isArray(supersedes) ? supersedes.filter((each) => typeof each === 'string') : [];
}

/** All that a body's block says; undefined where there is no block that reads as ours. */
export function statementOfBlock(body: string): Statement | undefined {
  const block = blockOf(body);
  if (typeof block?.freight !== 'string') return undefined;
  const { action, environment, app, images } = block;
  return {
    action: actionOf(action),
    environment: typeof environment === 'string' ? environment : undefined,
    app: typeof app === 'string' ? app : undefined,
    images: imagesOf(images),
    source: sourceOfBlock(body),
    actor: undefined,
  };
}

function blockOf(body: string): Readonly<Record<string, unknown>> | undefined {
  const line = body
    .split(/\r?\n/)
    .findLast((candidate) => candidate.startsWith(opening) && candidate.endsWith(closing));
  return line === undefined ? undefined : parseObject(line.slice(opening.length, -closing.length));
}

// A comment ends at `-->`, wherever it stands.
function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return {};
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
