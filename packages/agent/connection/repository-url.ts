interface Repository {
  /** `https://github.com`. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** `https://github.com/owner/name`. */
export function httpsUrl({ serverUrl, repository }: Repository): string {
  return `${serverUrl.replace(/\/+$/, '')}/${repository}`;
}

/**
 * `ssh://git@github.com/owner/name`, for deploy keys.
 * @param port443 where firewalls let only HTTPS out: `ssh://git@ssh.github.com:443/owner/name`
 * @see https://docs.github.com/authentication/troubleshooting-ssh/using-ssh-over-the-https-port
 */
export function sshUrl({ serverUrl, repository }: Repository, port443 = false): string {
  const { hostname } = new URL(serverUrl);
  return `ssh://git@${port443 ? `ssh.${hostname}:443` : hostname}/${repository}`;
}
