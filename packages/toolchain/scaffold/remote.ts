/** Where a repository is, as the address of a remote says. */
export interface Remote {
  readonly host: string;
  /** owner/name */
  readonly repository: string;
}

/** Reads `https://host/owner/name.git`, `ssh://git@host/owner/name` and `git@host:owner/name`; credentials in it are never shown. */
export function remoteOf(address: string): Remote | undefined {
  const [, scpHost, scpPath] = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(address) ?? [];
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const host = url?.host || scpHost;
  const path = url === undefined ? scpPath : url.pathname;
  const repository = path
    ?.replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  if (host === undefined || host === '' || repository === undefined || !isRepositoryName(repository)) return undefined;
  return { host, repository };
}

/** owner/name, of characters that mean nothing in YAML and in paths. */
export function isRepositoryName(text: string): boolean {
  return /^[\w-][\w.-]*\/(?!\.{1,2}$)[\w.-]+$/.test(text);
}
