// npm run scaffold: writes what an app and its environment repository need into checkouts of them.
import { usage } from './request.ts';
import { scaffold } from './scaffold.ts';

const { lines, problems } = await scaffold(process.argv.slice(2));
for (const line of lines) console.log(line);
for (const problem of problems) console.error(`- ${problem}`);
if (problems.length > 0) {
  console.error(`Nothing was written.\n\n${usage}`);
  process.exitCode = 1;
}
