import { setTimeout } from 'node:timers/promises';
import { type ApiAnswer, type ApiRequest, answerApi, isGraphql, isRead } from '../http/api.ts';
import type { Arrival } from '../http/send.ts';
import type { Reply } from '../rest/endpoint.ts';
import type { World } from '../state/world.ts';
import { errorReply, rateLimitedReply, secondaryLimitReply, unauthorizedReply } from './answers.ts';
import type { DueFault, FaultList } from './fault-list.ts';

/** What becomes of a request: an answer that arrives more or less, or a connection that breaks without one. */
export type Outcome = { readonly answer: ApiAnswer; readonly arrival: Arrival } | 'reset';

/** Answers a request as the fault has it, or truly if there is none. */
export async function answerWithFaults(
  world: World,
  request: ApiRequest,
  { faults, due }: { readonly faults: FaultList; readonly due: DueFault | undefined },
): Promise<Outcome> {
  const outcome = await spoil(world, request, { faults, due });
  if (due?.fault.kind !== 'late-effect') await faults.landEffects();
  return outcome;
}

async function spoil(
  world: World,
  request: ApiRequest,
  { faults, due }: { readonly faults: FaultList; readonly due: DueFault | undefined },
): Promise<Outcome> {
  const truly = async (from: World = world): Promise<Outcome> => whole(await answerApi(from, request));
  const instead = (reply: Reply): Outcome => whole({ reply, headers: {} });
  const fault = due?.fault;
  if (fault === undefined) return await truly();
  switch (fault.kind) {
    case 'error':
      if (fault.effect) await answerApi(world, request);
      return instead(errorReply(fault.status ?? 500));
    case 'late-effect':
      faults.postpone(async () => void (await answerApi(world, request)));
      return instead(errorReply(502));
    case 'rate-limited':
      return instead(rateLimitedReply(isGraphql(request), fault.seconds ?? 1));
    case 'secondary-limit':
      return instead(secondaryLimitReply(fault.seconds ?? 1));
    case 'cut-off':
    case 'truncated':
      return { answer: await answerApi(world, request), arrival: fault.kind };
    case 'unauthorized':
      return instead(unauthorizedReply);
    case 'reset':
      if (fault.effect) await answerApi(world, request);
      return 'reset';
    case 'delay':
      await setTimeout(fault.milliseconds);
      return await truly();
    case 'stale-read':
      return await truly(isRead(request) ? due?.earlier : world);
    case 'field':
    case 'document':
      return whole(await answerApi(world, request, fault));
    default:
      throw fault satisfies never;
  }
}

function whole(answer: ApiAnswer): Outcome {
  return { answer, arrival: 'whole' };
}
