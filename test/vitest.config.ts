import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { closingReporter } from './reporter.ts';
import { LongFirst } from './sequencer.ts';

// Suites note here which real part they would have needed; the reporter tells at the end.
const skippedPartsFile = join(tmpdir(), `gitops-skipped-parts-${process.pid}`);
process.env.SKIPPED_PARTS_FILE = skippedPartsFile;

export default defineConfig({
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/sandbox/bundled-actions.ts'],
    server: { deps: { inline: [/@actions\//] } },
    reporters: ['default', closingReporter(skippedPartsFile)],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // A process and the modules of the sandbox for each suite would be a third of the run. At full scale each has its own,
    // which shows that none lives on what another left behind.
    isolate: process.env.TEST_SCALE === 'full',
  },
});
