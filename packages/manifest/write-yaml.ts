import { type Value, writeBlock } from './yaml/write-value.ts';

/** A value as YAML in block style, as Go's libraries indent it: lists stand below their key. Ends in a line break. */
export function writeYaml(value: Value): string {
  return `${writeBlock(value, { style: 'plain', indentation: { map: 2, sequence: 0 } }).join('\n')}\n`;
}
