import { webFlow } from '../../state/account.ts';
import type { Repository } from '../../state/repository.ts';
import type { GraphqlNode } from '../resolve.ts';
import type { Scope } from '../scope.ts';
import { actorNode } from './actor.ts';

/** Null for a commit without a signature: nobody but GitHub itself signs here. */
export function signatureNode(scope: Scope, { signed }: Repository, oid: string): GraphqlNode | null {
  if (!signed.has(oid)) return null;
  return {
    __typename: 'GpgSignature',
    isValid: true,
    state: 'VALID',
    wasSignedByGitHub: true,
    email: webFlow.email,
    signer: () => actorNode(scope, 'web-flow'),
  };
}
