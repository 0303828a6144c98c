/**
 * The grammar of image references.
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
const component = /[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/.source;
const label = /(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])/.source;

export const pathPattern = new RegExp(`^${component}(?:/${component})*$`);
export const hostPattern = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
export const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
export const digestPattern = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;

/** Many clients count host, `/` and path together, so the stricter reading of the limit is the portable one. */
export const repositoryLimit = 255;
export const tagLimit = 128;

/** The default registry, and the alias that Docker's own configuration files use for it. */
const dockerHub = 'docker.io';
const dockerHubAlias = 'index.docker.io';

export interface NameParts {
  readonly host: string | undefined;
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Cuts a reference at its separators, without judging the parts. */
export function splitReference(text: string): NameParts {
  const [named, digest] = cut(text, text.indexOf('@'));
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const [name, tag] = cut(named, colon);
  const [first, rest] = cut(name, name.indexOf('/'));
  return rest !== undefined && isHost(first)
    ? { host: first, path: rest, tag, digest }
    : { host: undefined, path: name, tag, digest };
}

/** Gives the short names of Docker Hub their full form: `nginx` is `docker.io/library/nginx`. */
export function qualify({ host, path }: Pick<NameParts, 'host' | 'path'>): { registry: string; path: string } {
  const registry = host === undefined || host === dockerHubAlias ? dockerHub : host;
  return { registry, path: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}

/** The first component is a host only if it cannot be a user of Docker Hub. */
function isHost(component: string): boolean {
  return /[.:]/.test(component) || component === 'localhost' || component !== component.toLowerCase();
}

function cut(text: string, at: number): readonly [string, string | undefined] {
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
