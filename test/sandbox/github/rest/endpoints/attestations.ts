import type { Attestation } from '../../state/attestations.ts';
import { NotImplemented } from '../../state/defects.ts';
import { type Endpoint, type Reply, type RestCall, reads, writes } from '../endpoint.ts';
import { isJson, type Json, textOf } from '../json.ts';
import { repositoryUrl } from '../objects/repository.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';

/** Signatures are checked by who reads the statements; here only what they are about is looked at. */
export const attestationEndpoints: readonly Endpoint[] = [
  {
    route: 'POST /repos/{owner}/{repo}/attestations',
    needs: [writes('attestations')],
    handle: async (call) => {
      refuseWhereThereAreNone(call);
      const id = call.repository.attestations.keep(readBundle(call.body.bundle));
      return { status: 201, body: { id } };
    },
  },
  {
    route: 'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
    needs: [reads('attestations')],
    handle: list,
  },
];

/** Enterprise Server has no attestations, and most plans have none for private repositories. */
function refuseWhereThereAreNone({ world, repository: { owner, settings } }: RestCall): void {
  if (world.enterprise !== undefined) throw notFound();
  if (settings.keepsAttestations) return;
  const advice = 'To enable this feature, please upgrade the billing plan, or make this repository public.';
  throw new Refusal(403, `Feature not available for the ${owner} organization. ${advice}`);
}

async function list({ world, repository, parameters, query }: RestCall): Promise<Reply> {
  if (query.has('before') || query.has('after')) throw new NotImplemented('pages of attestations');
  const type = query.get('predicate_type');
  const wanted = ({ predicateType }: Attestation): boolean =>
    type === null ||
    (type === 'provenance' ? predicateType.startsWith('https://slsa.dev/provenance/') : predicateType === type);
  const attestations = repository.attestations.about(parameters.subject_digest ?? '').filter(wanted);
  return {
    status: 200,
    body: {
      attestations: attestations.map(({ id, bundle }) => ({
        bundle,
        repository_id: repository.id,
        bundle_url: `${repositoryUrl(world, repository)}/attestations/${id}/bundle`,
      })),
    },
  };
}

/** @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
function readBundle(bundle: unknown): Omit<Attestation, 'id'> {
  if (!isJson(bundle) || !isJson(bundle.dsseEnvelope)) throw invalid('bundle.dsseEnvelope');
  const statement = statementIn(bundle.dsseEnvelope);
  const subjects = Array.isArray(statement.subject) ? statement.subject.filter(isJson) : [];
  const digests = subjects.flatMap(({ digest }) => (isJson(digest) ? Object.entries(digest) : []));
  if (digests.length === 0) throw invalid('subject');
  return {
    bundle,
    subjects: digests.map(([algorithm, hex]) => `${algorithm}:${hex}`),
    predicateType: textOf(statement, 'predicateType') ?? '',
  };
}

function statementIn(envelope: Json): Json {
  try {
    const statement: unknown = JSON.parse(Buffer.from(textOf(envelope, 'payload') ?? '', 'base64').toString('utf8'));
    if (isJson(statement)) return statement;
  } catch {
    // refused below
  }
  throw invalid('bundle.dsseEnvelope.payload');
}

function invalid(field: string): Refusal {
  return validationFailed({ resource: 'Attestation', field, code: 'invalid' });
}
