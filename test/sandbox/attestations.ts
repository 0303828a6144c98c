import { verify } from 'node:crypto';
import { getOctokit } from '@actions/github';

/** Where statements are kept, who may read them, and whose signature counts. */
export interface Notary {
  readonly apiUrl: string;
  readonly token: string;
  /** PEM */
  readonly publicKey: string;
}

/**
 * What is kept about a digest, as somebody reads it who trusts the key and nobody else.
 * @throws when something is not signed with the key
 */
export async function statementsAbout(
  { apiUrl, token, publicKey }: Notary,
  repository: string,
  digest: string,
): Promise<readonly unknown[]> {
  const [owner = '', repo = ''] = repository.split('/');
  const { data } = await getOctokit(token, { baseUrl: apiUrl }).rest.repos.listAttestations({
    ...{ owner, repo },
    subject_digest: digest,
  });
  return (data.attestations ?? []).map(({ bundle }) => open(bundle?.dsseEnvelope ?? {}, publicKey));
}

/** @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function open({ payload, payloadType, signatures }: Readonly<Record<string, unknown>>, publicKey: string): unknown {
  const [type, body] = [Buffer.from(String(payloadType)), Buffer.from(String(payload), 'base64')];
  const signed = [`DSSEv1`, `${type.length}`, type.toString(), `${body.length}`, body.toString('utf8')].join(' ');
  const [signature, ...others] = Array.isArray(signatures) ? signatures : [];
  const isGood = verify('sha256', Buffer.from(signed), publicKey, Buffer.from(String(signature?.sig), 'base64'));
  if (!isGood || others.length > 0) throw new Error('a statement is not signed with the key');
  return JSON.parse(body.toString('utf8'));
}
