import { defaultBranch } from './default-branch.ts';
import { type DispatchedRun, type DispatchRequest, dispatchWorkflow } from './dispatch.ts';
import { type Inspection, inspect } from './inspect.ts';
import type { Question } from './inspect-query.ts';
import type { Plan } from './plan.ts';
import { type Sent, send } from './send.ts';
import { createTransport, type Server } from './transport.ts';
import { type WorkflowRun, workflowRun } from './workflow-run.ts';

/** A GitHub server, as one token sees it. Every method rejects with an ActionError that says what to do. */
export interface GitHub {
  /** One request. */
  readonly inspect: (question: Question) => Promise<Inspection>;
  /** One request, never repeated. */
  readonly send: (plan: Plan) => Promise<Sent>;
  /** The name of the branch. */
  readonly defaultBranch: (repository: string) => Promise<string>;
  /** Starts a workflow; undefined where the server does not say which run it started. */
  readonly dispatchWorkflow: (request: DispatchRequest) => Promise<DispatchedRun | undefined>;
  readonly workflowRun: (repository: string, id: string) => Promise<WorkflowRun>;
}

export function connectGitHub(server: Server): GitHub {
  const transport = createTransport(server);
  return {
    inspect: (question) => inspect(transport, question),
    send: (plan) => send(transport, plan),
    defaultBranch: (repository) => defaultBranch(transport, repository),
    dispatchWorkflow: (request) => dispatchWorkflow(transport, request),
    workflowRun: (repository, id) => workflowRun(transport, repository, id),
  };
}
