import { evaluate } from '../expressions/evaluate.ts';
import { asText } from '../expressions/resolve.ts';
import type { Value } from '../value.ts';

export interface Subject {
  readonly name: string;
  readonly digest: Readonly<Record<string, string>>;
}

/**
 * What GitHub says of anything that a job attests: which workflow ran, for which commit, in which run.
 * @param contexts of the job
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 * @see https://actions.github.io/buildtypes/workflow/v1
 */
export function provenanceOf(contexts: Readonly<Record<string, Value>>, subjects: readonly Subject[]): object {
  const fact = (expression: string): string => asText(evaluate(expression, { contexts, functions: [] }));
  const [server, name, started] = [fact('github.server_url'), fact('github.repository'), fact('github.workflow_ref')];
  const repository = `${server}/${name}`;
  const [path = '', ...ref] = started.slice(name.length + 1).split('@');
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects,
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: { workflow: { ref: ref.join('@'), repository, path } },
        internalParameters: {
          github: {
            event_name: fact('github.event_name'),
            repository_id: fact('github.event.repository.id'),
            repository_owner_id: fact('github.event.repository.owner.id'),
            runner_environment: fact('runner.environment'),
          },
        },
        resolvedDependencies: [
          { uri: `git+${repository}@${fact('github.ref')}`, digest: { gitCommit: fact('github.sha') } },
        ],
      },
      runDetails: {
        // the file that the job stands in: of a called workflow, the called one
        builder: { id: `${server}/${fact('job.workflow_ref')}` },
        metadata: {
          invocationId: `${repository}/actions/runs/${fact('github.run_id')}/attempts/${fact('github.run_attempt')}`,
        },
      },
    },
  };
}
