import { DockerfileParser } from 'dockerfile-ast';
import type { Dockerfile, Flag, Instruction } from './instruction.ts';
import { invalid } from './refusal.ts';

/**
 * Splits a Dockerfile into instructions. What an instruction means is left to whoever executes it.
 * @param file the name to show in errors
 * @see https://docs.docker.com/reference/dockerfile/
 */
export function parseDockerfile(text: string, file: string): Dockerfile {
  const parsed = DockerfileParser.parse(text);
  const escapeCharacter = parsed.getEscapeCharacter();
  const syntax = parsed.getDirectives().find((directive) => directive.getName().toLowerCase() === 'syntax');
  const instructions = parsed.getInstructions().map((instruction) => {
    const at = { file, line: instruction.getRange().start.line + 1 };
    const rest = joinLines(instruction.getTextContent(), escapeCharacter).slice(instruction.getInstruction().length);
    return { keyword: instruction.getKeyword(), ...splitFlags(rest.trim()), at };
  });
  if (instructions.length === 0) throw invalid({ file }, 'The Dockerfile holds no instruction');
  return { escapeCharacter, syntax: syntax?.getValue(), instructions };
}

/** Comment lines and blank lines between continued lines do not count. */
function joinLines(text: string, escapeCharacter: string): string {
  const continued = new RegExp(`\\${escapeCharacter}[ \\t]*$`);
  return text
    .split(/\r?\n/)
    .filter((line, index) => index === 0 || !/^\s*(#|$)/.test(line))
    .map((line) => line.replace(continued, ''))
    .join('');
}

function splitFlags(text: string): Pick<Instruction, 'flags' | 'text'> {
  const flags: Flag[] = [];
  let rest = text;
  for (let match = flagPattern.exec(rest); match !== null; match = flagPattern.exec(rest)) {
    const [whole, name = '', value] = match;
    flags.push({ name, value });
    rest = rest.slice(whole.length);
  }
  return { flags, text: rest };
}

const flagPattern = /^--([a-z][a-z-]*)(?:=(\S*))?(?:\s+|$)/;
