import { errorsOf, isInternal, isLimited } from './graphql-error.ts';
import { at } from './json.ts';
import type { Landed } from './landed.ts';
import { documentOf, type Plan } from './plan.ts';
import { fieldOf, outcomeOf, type Sent, type SentField } from './sent.ts';
import type { Received, Transport } from './transport.ts';

/** Each transport whose server was found to refuse documents of several mutations. */
const splitting = new WeakSet<Transport>();

export async function send(transport: Transport, plan: Plan): Promise<Sent> {
  if (!splitting.has(transport)) {
    const answer = await transport.write({ method: 'POST', url: transport.graphqlUrl, body: documentOf(plan) });
    if (!isRefusedWhole(answer, plan)) return outcomeOf(plan, answer);
    splitting.add(transport);
  }
  return await sendOneByOne(transport, plan);
}

/** In their order, as GitHub would run them in one document; what follows a failure is not sent. */
async function sendOneByOne(transport: Transport, plan: Plan): Promise<Sent> {
  let landed: Landed = {};
  for (const field of plan.fields) {
    const part = { ...plan, fields: [field] };
    const answer = await transport.write({ method: 'POST', url: transport.graphqlUrl, body: documentOf(part) });
    const sent = outcomeOf(part, answer);
    if (sent.kind === 'refused') return { ...sent, landed };
    if (sent.kind !== 'done') return sent;
    const { kind: _, ...more } = sent;
    landed = { ...landed, ...more };
  }
  return { kind: 'done', ...landed };
}

/** Sends fields that do not depend on each other. A lost answer counts as failed. */
export async function sendEach(transport: Transport, plan: Plan): Promise<readonly SentField[]> {
  if (plan.fields.length === 0) return [];
  if (!splitting.has(transport)) {
    const answer = await transport.write({ method: 'POST', url: transport.graphqlUrl, body: documentOf(plan) });
    if (!isRefusedWhole(answer, plan))
      return plan.fields.map((field, index) => fieldOf({ plan, field, index, answer }));
    splitting.add(transport);
  }
  const sent: SentField[] = [];
  for (const field of plan.fields) sent.push(...(await sendEachAlone(transport, { ...plan, fields: [field] })));
  return sent;
}

async function sendEachAlone(transport: Transport, plan: Plan): Promise<readonly SentField[]> {
  const answer = await transport.write({ method: 'POST', url: transport.graphqlUrl, body: documentOf(plan) });
  return plan.fields.map((field, index) => fieldOf({ plan, field, index, answer }));
}

/** No field of it was run, and not because of what a field asks: each alone may well be accepted. */
function isRefusedWhole(answer: Received, { fields }: Plan): boolean {
  if (fields.length < 2 || 'lost' in answer) return false;
  if (answer.status === 400 || answer.status === 413 || answer.status === 422) return true;
  const errors = errorsOf(answer.data);
  if (answer.status !== 200 || at(answer.data, 'data') !== undefined || errors.length === 0) return false;
  return errors.every((error) => error.path.length === 0 && !isLimited(error) && !isInternal(error));
}
