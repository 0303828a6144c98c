import { nameOf } from '#cluster';
import { ActionError } from '#error';
import type { Result } from './result.ts';

export function failure(result: Result): ActionError | undefined {
  switch (result.kind) {
    case 'refused':
    case 'failed':
      return result.error;
    case 'tried':
    case 'proposed':
    case 'applied':
    case 'uninstalled':
      return undefined;
    case 'unready': {
      const { failures, milliseconds } = result;
      const [{ id, code, message }, ...rest] = failures;
      const others = rest.length === 0 ? '' : ` ${rest.length} other objects are not ready either.`;
      const seconds = Math.round(milliseconds / 1000);
      return new ActionError(code, `Waiting for ${nameOf(id)} failed after ${seconds} s: ${message}${others}`, {
        hint: hints[code] ?? 'The objects are applied: repair what is said above, and run the job again.',
      });
    }
  }
}

const hints: Readonly<Partial<Record<ActionError['code'], string>>> = {
  TIMEOUT:
    'Give it more time by `timeout`, or look at its events. What is applied stays, and the next run goes on from there.',
  IMAGE_PULL: 'Check that the image exists, and that the nodes may pull it: `image-pull-secret`, `registry-mirror`.',
  CRASH_LOOP: 'Read the container’s last line above; the container starts and exits again and again.',
  UNSCHEDULABLE: 'Add nodes that fit what the pod asks for.',
  QUOTA: 'Raise the ResourceQuota of the namespace, or free what it counts.',
  POD_SECURITY: 'Choose a Pod Security level for the namespace that lets the agent run.',
};
