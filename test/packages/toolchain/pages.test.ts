import { describe, expect, it } from 'vitest';
import { errorCodes } from '#error';
import { adviceIn, adviceProblems, adviceTable } from '../../../packages/toolchain/sync/advice.ts';
import { keysTable } from '../../../packages/toolchain/sync/keys-table.ts';

describe('the list of codes', () => {
  const readme = (rows: string): string =>
    `# x\n\n| \`NO_TAG\` | elsewhere |\n\n## When it fails\n\n| Code | Do |\n| --- | --- |\n${rows}\n`;

  it('has what each action says about a code, the same words once', () => {
    const all = [
      ...adviceIn('one', readme('| `HELD`, `DOWNGRADE` | Wait. |')),
      ...adviceIn('two', readme('| `HELD` | Wait. |\n| `DOWNGRADE` | Set `downgrade`. |')),
    ];
    const link = (action: string): string => `[${action}](../actions/${action}/README.md#when-it-fails)`;
    const rows = adviceTable(all).split('\n');
    expect(rows).toContain(`| \`HELD\` | ${link('one')}, ${link('two')}: Wait. |`);
    expect(rows).toContain(`| \`DOWNGRADE\` | ${link('one')}: Wait.<br>${link('two')}: Set \`downgrade\`. |`);
    expect(rows).toHaveLength(errorCodes.length + 2);
  });

  it('names the codes of which nothing is said, and those that there are not', () => {
    const rest = errorCodes.filter((code) => code !== 'HELD').map((code) => `\`${code}\``);
    const problems = adviceProblems(adviceIn('one', readme(`| ${rest.join(', ')}, \`NO_SUCH\` | Do it. |`)));
    expect(problems).toEqual([
      'no README says under "When it fails" what to do about HELD',
      'actions/one/README.md: there is no code NO_SUCH',
    ]);
  });
});

it('the keys of a schema stand with their paths, those of the defaults once', () => {
  const schema = {
    required: ['version'],
    definitions: { mode: { description: 'How.', enum: ['a', 'b'] }, text: { description: 'A text.' } },
    properties: {
      version: { description: 'One.', enum: [1, '1'] },
      defaults: { properties: { mode: { $ref: '#/definitions/mode' } } },
      environments: {
        items: {
          required: ['name'],
          properties: {
            name: { description: 'Its name.', $ref: '#/definitions/text' },
            mode: { $ref: '#/definitions/mode' },
            rollback: { properties: { mode: { $ref: '#/definitions/mode' } } },
          },
        },
      },
    },
  };
  expect(keysTable(schema).split('\n').slice(2)).toEqual([
    '| **`version`** | One. | `1` |',
    '| `defaults` |  |  |',
    '| `defaults.mode` | How. | `a`, `b` |',
    '| `environments` |  |  |',
    '| **`environments[].name`** | Its name. |  |',
    '| `environments[].rollback` |  |  |',
    '| `environments[].rollback.mode` | How. | `a`, `b` |',
  ]);
});
