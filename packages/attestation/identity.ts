import type { Signer } from '@sigstore/verify';
import type { Expected } from './provenance.ts';

const server = 'https://github.com';
const issuer = 'https://token.actions.githubusercontent.com';
/** @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md */
const sourceRepositoryUri = [1, 3, 6, 1, 4, 1, 57264, 1, 12];

/** What is wrong with who signed; undefined if it is the expected workflow, for the expected repository. */
export function objectionToSigner({ identity }: Signer, { signer, repository }: Expected): string | undefined {
  const { subjectAlternativeName: name = '', extensions, oids = [] } = identity ?? {};
  if (extensions?.issuer !== issuer) return `it was signed with an identity of ${extensions?.issuer ?? 'nobody'}`;
  if (!isSigner(name, signer)) return `it was signed by ${name.replace(`${server}/`, '')}`;
  const sources = oids.filter(({ oid }) => oid?.id.join('.') === sourceRepositoryUri.join('.'));
  const [source, ...others] = sources.map(({ value }) => textIn(Buffer.from(value)));
  if (source === undefined || others.length > 0) return 'it names no repository that it was built from';
  if (source.toLowerCase() === `${server}/${repository}`.toLowerCase()) return undefined;
  return `it was built from ${source.replace(`${server}/`, '')}`;
}

/** Names of owners and repositories know no case, paths and refs do. */
function isSigner(name: string, signer: string): boolean {
  const [path = '', ref] = signer.split('@', 2);
  const [found = '', ...refs] = name.split('@');
  if (refs.length === 0 || (ref !== undefined && refs.join('@') !== ref)) return false;
  return normalized(found) === normalized(`${server}/${path}`);
}

function normalized(url: string): string {
  const [scheme, empty, host, owner = '', repository = '', ...path] = url.split('/');
  return [scheme, empty, host, owner.toLowerCase(), repository.toLowerCase(), ...path].join('/');
}

/** A DER string in UTF-8: a byte for its type, its length, its text. */
function textIn(der: Buffer): string | undefined {
  const length = der[1] ?? 0;
  if (der[0] !== 0x0c) return undefined;
  if (length < 0x80) return der.length === length + 2 ? der.subarray(2).toString('utf8') : undefined;
  return length === 0x81 && der.length === (der[2] ?? 0) + 3 ? der.subarray(3).toString('utf8') : undefined;
}
