// The runner reads commands out of everything a step prints: `::name::` at the start of a line (after white space) and,
// still, `##[name]` anywhere in it (actions/runner, src/Runner.Common/ActionCommand.cs). Text from elsewhere, such as a
// build's output, could set outputs or stop the masking that way. A space inside the marker keeps it readable and inert.
const commandAtStart = /^([\s\u0085]*):(?=:)/;
const commandAnywhere = /##(?=\[)/g;
const lineBreak = /\r\n|[\n\r]/;

/** The lines of a text, none of which the runner takes for a command. */
export function neutralize(text: string): readonly string[] {
  return text.split(lineBreak).map((line) => line.replace(commandAtStart, '$1: ').replace(commandAnywhere, '# # '));
}
