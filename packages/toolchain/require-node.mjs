// Plain JavaScript on purpose: it is the first thing every script runs, also under a Node.js too old for TypeScript.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `This needs Node.js 24 or newer, and found ${process.version} (${process.execPath}).\n` +
      'On Linux x64, `npm ci` brings it as an optional dependency: run the scripts through npm. Elsewhere, install Node.js 24.',
  );
  process.exit(1);
}
