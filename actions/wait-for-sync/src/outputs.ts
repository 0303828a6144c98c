import type { OutputName } from './generated/contract.ts';
import { messageOf } from './message.ts';
import type { Result } from './result.ts';

export function outputs(result: Result): Record<OutputName, string> {
  const { outcome, deployment } = result;
  return {
    state: outcome.state,
    revision: result.revision,
    commit: result.commit,
    images: result.images.join('\n'),
    stages: JSON.stringify(result.stages),
    seconds: String(result.seconds),
    'deployment-id': deployment.id,
    'app-repository': deployment.repository,
    'app-commit': deployment.commit,
    'environment-url': deployment.environmentUrl,
    message: messageOf(outcome),
  };
}
