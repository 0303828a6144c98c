import { accept, type Parser, refuse } from '#input';

/** What the output `result` says of one repository, as far as merging needs it. */
export interface ResultImage {
  readonly repository: string;
  readonly platforms: readonly { readonly platform: string; readonly digest: string }[];
  readonly revision: string;
  readonly created: string;
  readonly engine: string;
  readonly base: readonly { readonly name: string; readonly digest: string }[];
}

/** The output `result` of a run, read back: all that it holds is checked, since other jobs hand it on. */
export const resultDocument: Parser<readonly ResultImage[]> = {
  parse(raw) {
    const images = membersOf(parseJson(raw)?.images).map(([repository, image]) => readImage(repository, image));
    const read = images.filter((image) => image !== undefined);
    return read.length === images.length && read.length > 0
      ? accept(read)
      : refuse('the output `result` of another run of this action, as JSON on one line');
  },
};

type Members = Readonly<Record<string, unknown>>;

const platformPattern = /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9]+)?$/;
const digestPattern = /^sha256:[a-f0-9]{64}$/;

function readImage(repository: string, image: unknown): ResultImage | undefined {
  const { platforms, revision, created, engine, base } = objectOf(image);
  const read = arrayOf(platforms).map(readPlatform);
  const known = read.filter((platform) => platform !== undefined);
  if (known.length === 0 || known.length < read.length) return undefined;
  return {
    ...{ repository, platforms: known },
    ...{ revision: textOf(revision), created: textOf(created), engine: textOf(engine) },
    base: arrayOf(base).map((use) => ({ name: textOf(objectOf(use).name), digest: textOf(objectOf(use).digest) })),
  };
}

function readPlatform(value: unknown): ResultImage['platforms'][number] | undefined {
  const [platform, digest] = [textOf(objectOf(value).platform), textOf(objectOf(value).digest)];
  return platformPattern.test(platform) && digestPattern.test(digest) ? { platform, digest } : undefined;
}

function parseJson(raw: string): Members | undefined {
  try {
    return objectOf(JSON.parse(raw));
  } catch {
    return undefined;
  }
}

function membersOf(value: unknown): readonly [string, unknown][] {
  return Object.entries(objectOf(value));
}

function objectOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
