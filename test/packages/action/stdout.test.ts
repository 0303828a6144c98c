import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCommand } from '../../sandbox/runner/log/commands.ts';
import { scaled } from '../../scale.ts';
import { hostileText } from './hostile-text.ts';
import { commandIn, commandsIn, linesOfStream, type RunnerCommand } from './runner-commands.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-stdout-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a process that prints the texts by our log leaves on its standard output and standard error. */
async function printed(texts: readonly string[]): Promise<string> {
  const [given, stream] = [join(folder, 'texts.json'), join(folder, 'stream')];
  await writeFile(given, JSON.stringify(texts));
  await using output = await open(stream, 'w');
  const script = join(import.meta.dirname, 'print-texts.ts');
  const child = spawn(process.execPath, ['--conditions=source', script, given], {
    stdio: ['ignore', output.fd, output.fd],
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  return readFile(stream, 'utf8');
}

/** The commands that print-texts.ts means to give. */
function meant(texts: readonly string[]): readonly RunnerCommand[] {
  let annotations = 0;
  return texts.flatMap((raw, index) => {
    const data = raw.toWellFormed();
    if (index % 16 === 3) return [{ name: 'debug', properties: {}, data }];
    if (index % 16 === 7)
      return [
        { name: 'group', properties: {}, data },
        { name: 'endgroup', properties: {}, data: '' },
      ];
    if (index % 16 !== 11 || annotations === 10) return [];
    annotations += 1;
    return [{ name: 'warning', properties: { ...(data !== '' && { file: data }), line: '1' }, data }];
  });
}

/** The runner takes the blanks at both ends of all properties away. */
const withoutBlanks = (command: RunnerCommand): RunnerCommand => ({
  ...command,
  properties: Object.fromEntries(Object.entries(command.properties).map(([key, value]) => [key, value.trim()])),
});

describe('what an action prints', () => {
  const wanted = scaled(6_000, 1_000_000);

  it('holds the commands that it means and no other, whatever texts it prints', { timeout: 600_000 }, async () => {
    let lines = 0;
    let ours = 0;
    for (let seed = 1; lines < wanted; seed += 1) {
      const texts = fc.sample(hostileText, { seed, numRuns: Math.min(wanted, 50_000) });
      const output = await printed(texts);
      const found = commandsIn(output);
      const expected = meant(texts);
      const strange = found.findIndex((command, index) => {
        const other = expected[index];
        return other === undefined || JSON.stringify(withoutBlanks(command)) !== JSON.stringify(withoutBlanks(other));
      });
      expect({ seed, strange: found[strange], meant: expected[strange] }).toEqual({ seed });
      expect(found).toHaveLength(expected.length);
      ours += found.length;
      lines += linesOfStream(output).length - found.length;
    }
    console.log(`untrusted lines on standard output: ${lines}, taken for commands: 0; commands of our own: ${ours}`);
  });
});

describe('the judge of it', () => {
  it.each<[string, string]>([
    ['::set-output name=digest::x', 'set-output'],
    ['\u0085\u2003 ::SET-OUTPUT name=digest::x', 'set-output'],
    ['#12 0.3 ##[add-mask]x', 'add-mask'],
    ['::other::##[group]x', 'group'],
  ])('takes %j for a command', (line, name) => {
    expect(commandIn(line)?.name).toBe(name);
  });

  it.each([
    'x ::group::y',
    '::group:y',
    '::other::x',
    '##[group',
    '#\u00AD#[group]x',
    ': :group::x',
    '\uFEFF::group::x',
  ])('takes %j for text', (line) => {
    expect(commandIn(line)).toBeUndefined();
  });

  it("finds what the sandbox's runner finds, and is the stricter of the two", () => {
    const names = new Set(['set-output', 'add-mask', 'error', 'group', 'debug', 'stop-commands']);
    let both = 0;
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const line of linesOfStream(text)) {
          const other = parseCommand(line, names);
          if (other === undefined) continue;
          both += 1;
          expect(commandIn(line)).toMatchObject({ name: expect.any(String) });
        }
      }),
      { numRuns: scaled(5_000, 100_000) },
    );
    expect(both).toBeGreaterThan(100);
  });

  it('finds thousands of commands in the same texts where nobody makes them harmless', () => {
    const raw = fc.sample(hostileText, { seed: 1, numRuns: 6_000 }).join('\n');
    expect(commandsIn(raw).length).toBeGreaterThan(300);
  });
});
