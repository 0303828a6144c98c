import { ActionError } from '#error';
import { execute, findCommand } from '#exec';
import { Secret } from '#secret';
import type { CredentialSource, Credentials } from '../connection/connection.ts';
import { isObject, type JsonObject, parseJson, textAt } from '../json.ts';
import { Entry, invalid } from './entry.ts';

export interface PluginOptions {
  /** What is set for the plugin beside its own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Told to the plugin if its entry asks for it. */
  readonly cluster: JsonObject;
}

const versions: readonly string[] = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];

/**
 * Credentials that a command of the kubeconfig makes.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 */
export function pluginCredentials(exec: Entry, { environment, cluster }: PluginOptions): CredentialSource {
  const command = exec.text('command');
  const apiVersion = exec.text('apiVersion') ?? '';
  if (command === undefined) throw invalid('exec names no command', exec.at);
  if (!versions.includes(apiVersion))
    throw invalid(`exec has apiVersion "${apiVersion}", which is not supported`, exec.at);
  if (exec.text('interactiveMode') === 'Always') throw invalid('exec asks for a terminal', exec.at);
  const variables = exec.list('env').map((item) => new Entry(item));
  const info = {
    ...{ apiVersion, kind: 'ExecCredential' },
    spec: { interactive: false, ...(exec.flag('provideClusterInfo') && { cluster }) },
  };
  return async () => {
    if ((await findCommand(command, environment)) === undefined) throw missing(command, exec.text('installHint'));
    const { stdout } = await execute(command, exec.texts('args'), {
      environment: {
        ...environment,
        ...Object.fromEntries(variables.map((each) => [each.text('name') ?? '', each.text('value') ?? ''])),
        KUBERNETES_EXEC_INFO: JSON.stringify(info),
      },
    });
    return credentialsOf(stdout, { command, apiVersion });
  };
}

function credentialsOf(
  output: string,
  { command, apiVersion }: { readonly command: string; readonly apiVersion: string },
): Credentials {
  const answer = parseJson(output);
  const status = isObject(answer) && answer.apiVersion === apiVersion ? answer.status : undefined;
  const [token, certificate, key] = ['token', 'clientCertificateData', 'clientKeyData'].map((each) =>
    textAt(status, each),
  );
  const expires = Date.parse(textAt(status, 'expirationTimestamp'));
  if (!token && !(certificate && key)) {
    throw new ActionError(
      'AUTH_EXPIRED',
      `Asking \`${command}\` for credentials failed: it printed none of ${apiVersion}.`,
      {
        hint: 'Run the command by hand, and compare its answer with what the kubeconfig asks for.',
      },
    );
  }
  return {
    ...(token && { token: new Secret(token) }),
    ...(certificate && key && { certificate: { certificate, key: new Secret(key) } }),
    ...(!Number.isNaN(expires) && { expires }),
  };
}

function missing(command: string, installHint: string | undefined): ActionError {
  return new ActionError('COMMAND_FAILED', `Asking \`${command}\` for credentials failed: it is not on this runner.`, {
    hint: installHint ?? `Install \`${command}\` in a step before this one.`,
  });
}
