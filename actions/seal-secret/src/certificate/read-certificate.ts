import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { ActionError } from '#error';

export interface Certificate {
  readonly publicKey: KeyObject;
  /** SHA-256 of the certificate itself, in hex. */
  readonly fingerprint: string;
  readonly expires: Date;
}

interface Expected {
  /** How errors name where it comes from. */
  readonly place: string;
  /** Of the file or of the certificate, in lower-case hex. */
  readonly sha256: string | undefined;
  readonly now: Date;
}

/** Less than what the controller makes, and what is no longer taken for safe. */
const shortestKey = 2_048;

/**
 * The first certificate of a PEM file, as kubeseal takes it.
 * @throws ActionError CERTIFICATE_REFUSED where it is none, not the expected one, expired, or holds a key that cannot be used
 */
export function readCertificate(file: Buffer, { place, sha256, now }: Expected): Certificate {
  const pem = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/.exec(file.toString('latin1'))?.[0];
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(file.toString('latin1')))
    throw refused(
      place,
      'it holds a private key',
      'Give the certificate alone, and replace the key: it opens every sealed value.',
    );
  const certificate = pem === undefined ? undefined : parse(pem);
  if (certificate === undefined) throw refused(place, 'it holds no certificate in PEM form', obtain);
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  const seen = createHash('sha256').update(file).digest('hex');
  if (sha256 !== undefined && sha256 !== seen && sha256 !== fingerprint)
    throw refused(place, `its SHA-256 is ${seen} and its fingerprint ${fingerprint}, expected is ${sha256}`, compare);
  const expires = new Date(certificate.validTo);
  // kubeseal refuses it too: the controller has a newer key by then.
  if (now > expires) throw refused(place, `it expired on ${expires.toISOString()}`, obtain);
  const { publicKey } = certificate;
  const bits = publicKey.asymmetricKeyType === 'rsa' ? (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) : 0;
  if (bits < shortestKey) throw refused(place, `it holds no RSA key of at least ${shortestKey} bits`, obtain);
  return { publicKey, fingerprint, expires };
}

function parse(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

const obtain = "Fetch the controller's certificate again with `kubeseal --fetch-cert`, and keep it in the repository.";
const compare = 'Compare it with what `kubeseal --fetch-cert` prints, and correct the input `sha256` or `certificate`.';

function refused(place: string, found: string, hint: string): ActionError {
  return new ActionError('CERTIFICATE_REFUSED', `Reading the certificate ${place} failed: ${found}.`, { hint });
}
