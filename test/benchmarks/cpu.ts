import { spawn } from 'node:child_process';

// Each child says at its end how much CPU it used, on a pipe of its own: wall time on a shared machine says little.
const meter = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(3, String(user + system)); });",
)}`;

/** The CPU time of one Node.js process from its start to its end, in milliseconds. Its exit code does not matter. */
export async function cpuOfNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = spawn(process.execPath, ['--import', meter, ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => said.push(chunk));
  await new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', settle);
  });
  const microseconds = Number(Buffer.concat(said).toString());
  if (!(microseconds > 0)) throw new Error(`node ${args.join(' ')} did not say how much CPU it used.`);
  return microseconds / 1000;
}
