import { ActionError, type Position } from '#error';
import { ExecError, execute, findCommand } from '#exec';
import { registriesOf } from '../base-registries.ts';
import { buildOptions } from '../build-options.ts';
import { childEnvironment } from '../docker/child-environment.ts';
import type { BuildRequest } from '../engine.ts';
import { isolateLogin } from '../isolated-login.ts';
import type { BuildxOptions } from './buildx.ts';

/** What a rule of BuildKit has against a Dockerfile. @see https://docs.docker.com/reference/build-checks/ */
export interface Finding {
  /** `StageNameCasing` */
  readonly rule: string;
  readonly message: string;
  /** What the rule says; '' where BuildKit names no page. */
  readonly url: string;
  readonly at: Position;
}

export type Check = (request: BuildRequest) => Promise<readonly Finding[]>;

export type CheckOptions = Omit<BuildxOptions, 'eager' | 'variable'>;

/** Lets BuildKit judge a Dockerfile without building it. */
export function dockerfileChecker(options: CheckOptions): Check {
  return async (request) => {
    const { environment, credentialsFor, say, builder } = options;
    const command = await findCommand('docker', environment);
    if (command === undefined) throw cannot(request, 'there is no command `docker` on the PATH');
    const login = await isolateLogin({
      ...{ registries: await registriesOf(request), credentialsFor, environment, temp: request.temp },
    });
    const args = [
      ...['buildx', 'build', '--call=check,format=json', '--progress=plain'],
      ...(builder === undefined ? [] : [`--builder=${builder}`]),
      ...[...buildOptions(request), request.context],
    ];
    const child = { environment: childEnvironment(login, environment, request), secrets: login.secrets };
    const { stdout, stderr } = await execute(command, args, child).catch((error: unknown) => {
      // findings are a failure to buildx, and printed as they are without one
      if (error instanceof ExecError) return error;
      throw error;
    });
    for (const line of stderr.split('\n')) say(line);
    const findings = readFindings(stdout, request.fileName);
    if (findings !== undefined) return findings;
    throw cannot(request, stderr.trim().split('\n').at(-1) ?? '');
  };
}

/** `undefined`: this is no answer of a check. */
function readFindings(stdout: string, file: string): readonly Finding[] | undefined {
  const answer = parse(stdout);
  if (answer === undefined || !('warnings' in answer)) return undefined;
  const { warnings, buildError } = answer;
  const wrong = recordOf(buildError);
  if (typeof wrong.message === 'string') {
    const at = positionOf(wrong, file);
    throw new ActionError('DOCKERFILE_INVALID', `Checking ${file} failed: ${wrong.message}.`, { at });
  }
  return (Array.isArray(warnings) ? warnings : []).map(recordOf).map((warning) => ({
    rule: textOf(warning.ruleName),
    message: textOf(warning.detail) || textOf(warning.description),
    url: textOf(warning.url),
    at: positionOf(warning, file),
  }));
}

function positionOf({ location }: Readonly<Record<string, unknown>>, file: string): Position {
  const { ranges } = recordOf(location);
  const { line } = recordOf(recordOf(Array.isArray(ranges) ? ranges[0] : undefined).start);
  return typeof line === 'number' ? { file, line } : { file };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function cannot({ fileName }: BuildRequest, found: string): ActionError {
  return new ActionError('ENGINE_CANNOT', `Checking ${fileName} failed: ${found}.`, {
    hint: 'A check needs docker with buildx 0.15 or newer and BuildKit 0.15 or newer (docker/setup-buildx-action gives both).',
  });
}
