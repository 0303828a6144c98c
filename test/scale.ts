/** How many runs a property test makes: `quick` as a rule, `full` with TEST_SCALE=full. */
export function scaled(quick: number, full: number): number {
  return process.env.TEST_SCALE === 'full' ? full : quick;
}
