import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type AgentSecret,
  argocdConnection,
  type DeployKey,
  deployKeyOf,
  fluxConnection,
  revealed,
  storedDeployKey,
} from '#agent';

const key = deployKeyOf(Buffer.alloc(32, 7));
const options = { namespace: 'agent', url: 'ssh://git@github.com/acme/environments', branch: 'main', path: 'a' };
const secretOf = (each: DeployKey): Readonly<Record<'flux' | 'argocd', AgentSecret | undefined>> => {
  const credentials = { kind: 'deploy-key', key: each, knownHosts: [] } as const;
  return {
    flux: fluxConnection({ ...options, interval: 60_000, multiTenant: false, credentials }).secret,
    argocd: argocdConnection({ ...options, project: 'default', autoSync: true, credentials }).secret,
  };
};
const shown = ({ pkcs8, openssh, publicKey }: DeployKey): readonly string[] => [
  pkcs8.reveal(),
  openssh.reveal(),
  publicKey,
];

describe('the deploy key in a Secret', () => {
  it.each(['flux', 'argocd'] as const)('is read back as it was written for %s, in both notations', (agent) => {
    const secret = secretOf(key)[agent];
    const stored = secret && storedDeployKey(revealed(secret));
    expect(stored && shown(stored)).toEqual(shown(key));
  });

  it('is taken as it stands where somebody else has made it', () => {
    const text = generateKeyPairSync('ec', { namedCurve: 'P-384' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const data = { identity: text, 'identity.pub': 'ecdsa-sha2-nistp384 AAAA flux\n' };
    const stored = storedDeployKey(revealed({ namespace: 'agent', name: 'agent', values: data }));
    expect([stored?.pkcs8.reveal(), stored?.publicKey]).toEqual([text, 'ecdsa-sha2-nistp384 AAAA flux']);
  });

  it.each([
    { name: 'there is no Secret', values: undefined },
    { name: 'a half is missing', values: { identity: key.pkcs8 } },
    { name: 'it is no key', values: { identity: 'spoiled', 'identity.pub': key.publicKey } },
    {
      name: 'the halves are of two keys',
      values: { identity: key.pkcs8, 'identity.pub': deployKeyOf(Buffer.alloc(32)).publicKey },
    },
    {
      name: 'the halves in OpenSSH’s notation are of two keys',
      values: { sshPrivateKey: key.openssh, 'identity.pub': deployKeyOf(Buffer.alloc(32)).publicKey },
    },
  ])('is none where $name', ({ values }) => {
    const secret = values && revealed({ namespace: 'agent', name: 'agent', values });
    expect(storedDeployKey(secret)).toBeUndefined();
  });
});
