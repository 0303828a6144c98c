import { X509Certificate } from 'node:crypto';
import type { Check } from '../check.ts';
import type { Finding, Severity } from '../finding.ts';
import { kindOf } from '../kubernetes/object.ts';

const day = 24 * 60 * 60 * 1000;
/** The controller makes a new key every 30 days. */
const warningDays = 14;

/** The certificate that secrets are sealed with is there, and valid for some time. */
export const sealedCertificate: Check = (documents, { sealedCertificate: file }, { texts, changed, now }) => {
  if (file === undefined) return [];
  // Whoever seals with it now is told, though it is no worse than before
  const sealed = documents.filter((object) => kindOf(object) === 'SealedSecret' && changed?.has(object.file) === true);
  const news = [...new Set(sealed.map((object) => object.file))].sort();
  const found = (severity: Severity, message: string, subject: string): readonly Finding[] => [
    {
      check: 'sealed-certificate',
      severity,
      message,
      hint: 'Fetch the newest one (kubeseal --fetch-cert) and commit it.',
      at: { file, line: 1, column: 1 },
      subject: [subject, ...news].join(' '),
    },
  ];
  const text = texts.get(file);
  if (text === undefined) return found('error', `${file}, which secrets are sealed with, is not there.`, 'absent');
  const end = endOf(text);
  if (end === undefined) return found('error', `${file} is no certificate.`, 'unreadable');
  const until = end.toISOString().slice(0, 10);
  if (end <= now) return found('error', `${file}, which secrets are sealed with, expired on ${until}.`, until);
  if (end.getTime() - now.getTime() > warningDays * day) return [];
  return found('warning', `${file}, which secrets are sealed with, expires on ${until}.`, until);
};

function endOf(pem: string): Date | undefined {
  try {
    return new X509Certificate(pem).validToDate;
  } catch {
    return undefined;
  }
}
