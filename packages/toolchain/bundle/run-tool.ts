import { spawn } from 'node:child_process';

/** Runs one of the repository's own tools; what it printed is shown when it fails. */
export async function runTool(root: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const exitCode = await new Promise<number>((settle, reject) => {
    child.once('error', reject);
    child.once('close', (code) => settle(code ?? 1));
  });
  if (exitCode !== 0) process.stderr.write(Buffer.concat(output));
  return exitCode === 0;
}
