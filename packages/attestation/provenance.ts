/** What a provenance must say, all of it in one bundle. */
export interface Expected {
  /** `sha256:…` of the image. */
  readonly digest: string;
  /** The workflow that signs, as owner/name/path, with an @ref where only that one may. */
  readonly signer: string;
  /** owner/name of the repository that it was built from. */
  readonly repository: string;
}

/** `refused`: no bundle fits. `unknown`: that could not be found out. */
export interface Verdict {
  readonly state: 'verified' | 'refused' | 'unknown';
  readonly detail: string;
}

const statementTypes: ReadonlySet<unknown> = new Set([
  'https://in-toto.io/Statement/v1',
  'https://in-toto.io/Statement/v0.1',
]);
const predicateType = 'https://slsa.dev/provenance/v1';

/** What is wrong with a signed statement; undefined if it is a provenance of the digest. */
export function objectionTo(payload: Buffer, { digest }: Expected): string | undefined {
  const statement = parse(payload.toString('utf8'));
  if (!isObject(statement) || !statementTypes.has(statement._type)) return 'it is no in-toto statement';
  if (statement.predicateType !== predicateType) return `it is no ${predicateType}`;
  const subjects: readonly unknown[] = Array.isArray(statement.subject) ? statement.subject : [];
  return subjects.some((subject) => isAbout(subject, digest)) ? undefined : 'it is about another digest';
}

function isAbout(subject: unknown, digest: string): boolean {
  if (!isObject(subject) || !isObject(subject.digest)) return false;
  const [algorithm = '', hex = ''] = digest.split(':', 2);
  return hex !== '' && Object.hasOwn(subject.digest, algorithm) && subject.digest[algorithm] === hex;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
