import { nameOf } from '#cluster';
import { ActionError, type ErrorCode } from '#error';
import type { Result } from './result.ts';

const hints: Readonly<Partial<Record<ErrorCode, string>>> = {
  AGENT_SOURCE:
    'The agent cannot get at the repository: read its words above, and check its address and credentials in the cluster.',
  AGENT_BUILD: 'The agent cannot build the manifests of the commit: correct them, as its words above say.',
  AGENT_APPLY: 'The cluster refuses what the agent applies: correct the manifests, or the rights of the agent.',
  AGENT_HEALTH: 'What was applied does not get healthy: read the words above, and the events of the object.',
  AGENT_SUSPENDED: 'Somebody has told the agent to do nothing: resume the object that is named.',
  AUTO_SYNC_OFF: 'Nothing syncs the Application by itself: sync it by hand, or set spec.syncPolicy.automated.',
  COMMIT_DIVERGED: 'The branch was reset, or the agent follows another: wait for a commit that is on the branch.',
  WRONG_IMAGE:
    'Check that the commit sets the image in a folder that the agent applies, or give the image that it sets.',
  NOT_MERGED: 'Nothing of it will be deployed: open another pull request if that was a mistake.',
  TIMEOUT: 'Raise `timeout`, or look at what is named above; the agent goes on.',
  IMAGE_PULL: 'Check that the image exists, and that the nodes may pull it.',
  CRASH_LOOP: 'The container starts and exits again and again: its last line above may tell why.',
  UNSCHEDULABLE: 'Add nodes that fit what the pod asks for, or ask for less.',
  QUOTA: "Raise the namespace's ResourceQuota, or free what it counts.",
  POD_SECURITY: "Change the pod as its namespace's Pod Security level asks, or that level.",
};

export function failure({ label, outcome, isSupersededAllowed, lastLine }: Result): ActionError | undefined {
  const doing = `Waiting for ${label} failed`;
  switch (outcome.state) {
    case 'synced':
      return undefined;
    case 'superseded':
      if (isSupersededAllowed) return undefined;
      return new ActionError(
        'SUPERSEDED',
        `${doing}: a later commit has replaced the image before it was seen to run.`,
        {
          hint: 'See the later deployment; `allow-superseded: true` lets this one pass.',
        },
      );
    case 'failed':
    case 'timeout': {
      const { code, object, reason, stage } = outcome;
      const where = object === undefined ? '' : `${nameOf(object)}: `;
      const line = lastLine === '' ? '' : ` Its last line: ${lastLine}`;
      const hint = hints[code];
      return new ActionError(
        code,
        `${doing} after stage "${stage}": ${where}${reason}${line}`,
        hint === undefined ? {} : { hint },
      );
    }
  }
}
