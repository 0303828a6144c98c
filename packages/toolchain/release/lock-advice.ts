export const lockFile = '.github/workflows/actions.lock';

/** For the release's page, as long as there is no lock file: it is made against github.com, and never by hand. */
export const lockAdvice = `LOCK_MISSING: ${lockFile} is missing, and who calls our workflows under a policy that asks for it is refused. Make it by \`gh extension install github/gh-actions-lock && gh actions-lock\`, and commit it.`;
