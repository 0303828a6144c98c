import type { RunEngine, RunReport, RunRequest } from '../../runs.ts';

export interface RecordingEngine extends RunEngine {
  readonly executed: readonly RunRequest[];
}

/**
 * An engine that runs nothing and writes down what it was asked to run. A workflow names its events in its text
 * (`push`, `workflow_dispatch`), and its dispatch takes `tag`, which is required, and nothing else.
 */
export function recordingEngine(report: Partial<RunReport> = {}): RecordingEngine {
  const executed: RunRequest[] = [];
  return {
    executed,
    triggers: (workflow, event) => workflow.text.includes(event),
    dispatchInputs: (_, given) => {
      const unexpected = Object.keys(given).filter((name) => name !== 'tag');
      if (unexpected.length > 0) return { problem: `Unexpected inputs provided: ${JSON.stringify(unexpected)}` };
      return given.tag === undefined ? { problem: "Required input 'tag' not provided" } : { inputs: given };
    },
    execute: async (request) => {
      executed.push(request);
      return { conclusion: 'success', problem: '', jobs: [], ...report };
    },
  };
}
