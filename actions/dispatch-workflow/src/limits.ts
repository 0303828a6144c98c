const maximumInputs = 25;
const maximumCharacters = 65_535;

/**
 * Which of GitHub's limits the inputs of a dispatch break, as what was expected and found; '' if none.
 * @see https://docs.github.com/en/actions/reference/events-that-trigger-workflows#workflow_dispatch
 */
export function brokenLimit(inputs: Readonly<Record<string, string>>): string {
  const count = Object.keys(inputs).length;
  if (count > maximumInputs) return `at most ${maximumInputs} inputs, not ${count}`;
  const { length } = JSON.stringify(inputs);
  return length <= maximumCharacters ? '' : `at most ${maximumCharacters} characters in all as JSON, not ${length}`;
}
