import { accept, type Parsed, refuse } from '#input';

/** Where the certificate comes from. */
export type CertificatePlace =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: URL };

const longestPath = 4_096;

export function certificatePlace(raw: string): Parsed<CertificatePlace> {
  const value = raw.trim();
  // Refused where it is read: a private key that is given by mistake is quoted nowhere.
  if (value.includes('-----BEGIN ')) return accept({ kind: 'text', text: value });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return urlOf(value);
  if (value.length > longestPath || /\p{Cc}/u.test(value))
    return refuse('a file, the text of a PEM file or an https URL');
  return accept({ kind: 'file', path: value });
}

function urlOf(value: string): Parsed<CertificatePlace> {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:') return refuse('an https URL');
  if (url.username !== '' || url.password !== '') return refuse('a URL without a user');
  return accept({ kind: 'url', url });
}

/** How errors name it. */
export function nameOf(place: CertificatePlace): string {
  switch (place.kind) {
    case 'text':
      return 'in the input "certificate"';
    case 'file':
      return `"${place.path}"`;
    case 'url':
      return `from ${place.url.origin}${place.url.pathname}`;
  }
}
