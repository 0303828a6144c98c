import { ActionError } from '#error';
import { nameOf } from './certificate/place.ts';
import { type Certificate, readCertificate } from './certificate/read-certificate.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { problemsOf } from './problems.ts';
import type { Result } from './result.ts';
import { labelOf } from './scope.ts';
import { seal } from './seal.ts';
import { isSealedSecret, manifestOf } from './sealed-secret.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  refuseMixed(inputs);
  const { name, namespace = '', scope, type, labels, annotations, path } = inputs;
  await refuseOther(path, ports);
  const certificate = await certificateOf(inputs, ports);
  const purpose = { name, namespace, scope };
  const label = labelOf(purpose);
  const data = inputs.data.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const encrypted = new Map(data.map(({ key, value }) => [key, seal(value.reveal(), certificate.publicKey, label)]));
  await ports.writeFile(path, manifestOf({ ...purpose, type, labels, annotations, encrypted }));
  for (const { key, value } of data) {
    // What an expression gives for a secret that does not exist.
    if (value.reveal() === '') ports.log.annotate('warning', `${key} was sealed empty: check that its secret is set.`);
  }
  ports.log.info(`Sealed ${encrypted.size} values into ${path}`);
  return { ...purpose, path, type, keys: [...encrypted.keys()], certificate };
}

function refuseMixed(inputs: Inputs): void {
  const problems = problemsOf(inputs);
  if (problems.length === 0) return;
  throw new ActionError('INPUT_INVALID', `Reading the inputs failed: ${problems.join('; ')}.`, {
    hint: 'Correct the `with:` block of this step.',
  });
}

/** A file that is there is replaced only by its like: a path that was mistyped destroys nothing. */
async function refuseOther(path: string, { presentText }: Ports): Promise<void> {
  const present = await presentText(path);
  if (present === undefined || isSealedSecret(present)) return;
  throw new ActionError(
    'FILE_WRITE_FAILED',
    `Writing "${path}" was refused: it holds something else than one SealedSecret.`,
    {
      hint: 'Give another `path`, or remove the file first. A SealedSecret has a file of its own.',
    },
  );
}

async function certificateOf({ certificate, sha256 }: Inputs, { certificateFile, now }: Ports): Promise<Certificate> {
  return readCertificate(await certificateFile(), { place: nameOf(certificate), sha256, now });
}
