import { type Connected, connect } from '../connect/connect.ts';
import type { ConnectPorts } from '../connect/connect-ports.ts';
import type { Installation } from '../installation.ts';
import { attempted, failAt, ok } from './rows.ts';

const none: Connected = {
  rows: [ok('repository', 'None is connected.')],
  connection: undefined,
  registration: undefined,
};

/** What connects the agent to its repository, where it is to follow one. */
export async function connection(installation: Installation, ports: ConnectPorts): Promise<Connected> {
  if (installation.agent === 'manifests' || installation.connection === undefined) return none;
  const { connection: wanted } = installation;
  const connected = await attempted(() => connect({ ...installation, connection: wanted }, ports));
  return 'value' in connected ? connected.value : { ...none, rows: [failAt('repository', connected.error)] };
}
