// dockerfile-ast says with these where something stands. The package of this name has them among the terms of the whole
// protocol between editors and languages, which take several times longer to load than the parser itself. Who else needs
// them (@actions/languageservice, in tests) gets the package itself: see `overrides` in package.json.

/** @type {(value: unknown) => boolean} */
const isPlace = (value) => Number.isInteger(value) && value >= 0;
/** @type {(value: unknown) => boolean} */
const isPosition = (value) =>
  typeof value === 'object' && value !== null && isPlace(value.line) && isPlace(value.character);

export const Position = {
  /**
   * @param {number} line
   * @param {number} character
   */
  create: (line, character) => ({ line, character }),
};

export const Range = {
  /** Two positions, or the numbers of two. As in the package, what is neither is refused. */
  create(...given) {
    const [line, character, endLine, endCharacter] = given;
    const [start, end] =
      given.length === 4 ? [Position.create(line, character), Position.create(endLine, endCharacter)] : given;
    if (isPosition(start) && isPosition(end)) return { start, end };
    throw new Error(`A range goes from one position to another, not ${JSON.stringify(given)}`);
  },
};
