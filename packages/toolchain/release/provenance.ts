import { readChecksums } from './checksums.ts';

/**
 * Why a signed statement is not the one of these files; '' if it is. Who signed it is for those to ask who trust it:
 * here it is made sure that what is attached speaks of what is attached.
 * @param bundle a Sigstore bundle, https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
export function provenanceProblem(bundle: string, checksums: string): string {
  const statement = statementIn(bundle);
  if (statement === undefined) return 'it is no bundle with a statement';
  if (
    typeof statement.predicateType !== 'string' ||
    !/^https:\/\/slsa\.dev\/provenance\//.test(statement.predicateType)
  )
    return `it states ${String(statement.predicateType)}, and not how something was made`;
  const wanted = [...readChecksums(checksums)].map(([path, digest]) => `${digest}  ${path}`).sort();
  const stated = subjectsIn(statement.subject).sort();
  return wanted.join('\n') === stated.join('\n') ? '' : `it is about other files than ${wanted.length} checksums`;
}

function statementIn(bundle: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const payload: unknown = at(at(JSON.parse(bundle), 'dsseEnvelope'), 'payload');
    const statement: unknown = JSON.parse(Buffer.from(String(payload), 'base64').toString('utf8'));
    return isObject(statement) ? statement : undefined;
  } catch {
    return undefined;
  }
}

function subjectsIn(subjects: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(subjects) ? subjects : [];
  return list.map((subject) => `${String(at(at(subject, 'digest'), 'sha256'))}  ${String(at(subject, 'name'))}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
