import { readFileSync, rmSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Closes the run: which real parts were absent and how to get them, then the counts in one line. */
export function closingReporter(skippedPartsFile: string): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      for (const line of skippedParts(skippedPartsFile)) console.log(`skipped: ${line}`);
      rmSync(skippedPartsFile, { force: true });
      const counts = countStates(modules);
      const failed = counts.failed + errors.length + modules.filter(failedToLoad).length;
      console.log(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
    },
  };
}

function skippedParts(file: string): readonly string[] {
  try {
    return [...new Set(readFileSync(file, 'utf8').split('\n'))].filter((line) => line !== '').sort();
  } catch {
    return [];
  }
}

function countStates(modules: readonly TestModule[]): Record<'passed' | 'failed' | 'skipped' | 'pending', number> {
  const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) counts[test.result().state] += 1;
  }
  return counts;
}

/** A file whose tests could not even be collected. */
function failedToLoad(module: TestModule): boolean {
  return module.state() === 'failed' && [...module.children.allTests()].length === 0;
}
