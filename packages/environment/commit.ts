import { formatReference, type ImageReference, parseReference } from '#image';
import type { Delivery, DeliverySource } from './delivery.ts';
import { freightOf } from './freight.ts';

export interface CommitMessage {
  /** At most 72 characters: what `git log --oneline` and GitHub show uncut. */
  readonly headline: string;
  /** Ends with the trailers, which make git the record of what ran where. */
  readonly body: string;
}

const headlineLimit = 72;

/** `dev: shop 1.0.0 → 1.0.1`. */
export function headlineOf(delivery: Delivery): string {
  return cut(`${delivery.environment}: ${delivery.app} ${changeOf(delivery)}`);
}

/** Who certifies a commit (https://developercertificate.org). */
export interface SignOff {
  readonly name: string;
  readonly email: string;
}

/** The commit of a delivery; `message` replaces our words, never the trailers. A sign-off comes last, as git has it. */
export function commitMessage(delivery: Delivery, message = '', signOff?: SignOff): CommitMessage {
  const [first = '', ...rest] = message.trim().split('\n');
  const words = rest.join('\n').trim();
  const trailers = trailersOf(delivery).map(([name, value]) => `Gitops-${name}: ${oneAsciiLine(value)}`);
  if (signOff !== undefined) trailers.push(signedOff(signOff));
  return {
    headline: first === '' ? headlineOf(delivery) : cut(first.trim()),
    body: `${words === '' ? '' : `${words}\n\n`}${trailers.join('\n')}`,
  };
}

/** Whether a commit is one of ours for this app in this environment. Anyone can write trailers: it is no proof. */
export function isDeliveryCommit(message: string, delivery: Pick<Delivery, 'environment' | 'app'>): boolean {
  const trailers = new Set(message.split('\n').map((line) => line.trim()));
  return (
    trailers.has(`Gitops-Environment: ${oneAsciiLine(delivery.environment)}`) &&
    trailers.has(`Gitops-App: ${oneAsciiLine(delivery.app)}`)
  );
}

/** The images that a commit of ours says it sets. Anyone can write trailers: a hint, never a proof. */
export function imagesOfCommit(message: string): readonly ImageReference[] {
  return [...message.matchAll(/^Gitops-Image: (.+)$/gm)].flatMap(([, written = '']) => {
    const parsed = parseReference(written.trim());
    return parsed.ok ? [parsed.value] : [];
  });
}

/** Where a commit of ours says that it comes from. A hint as well. */
export function sourceOfCommit(message: string): DeliverySource | undefined {
  const [, repository, sha, run] = /^Gitops-Source: ([^@\s]+)@([0-9a-f]{40,64}) (\S+)$/m.exec(message) ?? [];
  return repository === undefined || sha === undefined || run === undefined ? undefined : { repository, sha, run };
}

/** The environment that a commit of ours says it changes. A hint as well. */
export function environmentOfCommit(message: string): string | undefined {
  return /^Gitops-Environment: (.*\S)/m.exec(message)?.[1];
}

/** Names need no ASCII; what would end the name or the line is left out. */
function signedOff({ name, email }: SignOff): string {
  const plain = (text: string): string => text.replace(/[<>\p{Cc}]/gu, '').trim();
  return `Signed-off-by: ${plain(name)} <${plain(email)}>`;
}

type Trailer = readonly [name: string, value: string];

function trailersOf({
  action,
  environment,
  app,
  images,
  previous,
  source,
  promotedFrom,
  rolledBack,
  actor,
  supersedes = [],
}: Delivery): readonly Trailer[] {
  return [
    ['Action', action],
    ['Environment', environment],
    ['App', app],
    ...images.map((image): Trailer => ['Image', formatReference(image)]),
    ...previous.map((image): Trailer => ['Previous', formatReference(image)]),
    ...(images.length === 0 ? [] : [['Freight', freightOf(images)] as const]),
    ...(source === undefined ? [] : [['Source', `${source.repository}@${source.sha} ${source.run}`] as const]),
    ...(promotedFrom === undefined
      ? []
      : [['Promoted-From', `${promotedFrom.environment}@${promotedFrom.sha}`] as const]),
    ...(rolledBack === undefined ? [] : [['Rolled-Back', rolledBack] as const]),
    ...(actor === undefined || actor === '' ? [] : [['Actor', actor] as const]),
    ...supersedes.map((number): Trailer => ['Supersedes', number]),
  ];
}

// git folds and trims trailers by its own rules; one ASCII line is read back as it was written everywhere.
function oneAsciiLine(value: string): string {
  return value.replace(/[^\x20-\x7e]+/g, '?').trim();
}

function changeOf({ images: [image], previous }: Delivery): string {
  if (image === undefined) return 'settings';
  const before = previous.find(({ repository }) => repository === image.repository);
  if (before === undefined) return versionOf(image);
  if (before.tag === image.tag && before.digest !== undefined && image.digest !== undefined) {
    return `${shortDigest(before.digest)} → ${shortDigest(image.digest)}`;
  }
  return `${versionOf(before)} → ${versionOf(image)}`;
}

function versionOf({ tag, digest }: ImageReference): string {
  return tag ?? (digest === undefined ? 'untagged' : shortDigest(digest));
}

function shortDigest(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}

function cut(line: string): string {
  const characters = [...line.replace(/\s+/g, ' ')];
  return characters.length <= headlineLimit
    ? characters.join('')
    : `${characters.slice(0, headlineLimit - 1).join('')}…`;
}
