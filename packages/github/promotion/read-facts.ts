import { isDecorationError } from '../decoration.ts';
import type { ExactTexts } from '../exact-texts.ts';
import { readWanted } from '../exact-texts.ts';
import { at, isObject } from '../json.ts';
import { notFound } from '../refusal.ts';
import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';
import { ask } from './ask.ts';
import type { Facts } from './facts.ts';
import { factsOf } from './facts-of.ts';
import { type FactsQuestion, factsQuery } from './facts-query.ts';
import { olderNodes } from './older-nodes.ts';
import { joined, partsOf } from './parts.ts';

/**
 * One request for every hundred files, and one more for every hundred commits since the moment that is asked for. A text
 * that GraphQL does not give exactly costs a request more.
 */
export async function readFacts(transport: Transport, question: FactsQuestion, exact: ExactTexts): Promise<Facts> {
  const [first, ...others] = partsOf(question);
  const facts = await readPart(transport, { ...question, places: first?.map(({ place }) => place) ?? [] }, exact);
  const read = (first ?? []).map(({ index }, at) => ({ index, place: facts.places[at] }));
  for (const part of others) {
    const places = part.map(({ index, place }) => {
      const known = read.find((each) => each.index === index)?.place;
      return known === undefined ? place : { ...place, ref: known.oid };
    });
    const more = await readPart(transport, { ...question, ...nothingElse, places }, exact);
    read.push(...part.map(({ index }, at) => ({ index, place: more.places[at] })));
  }
  return {
    ...facts,
    places: question.places.map((_, index) =>
      joined(read.filter((each) => each.index === index).map(({ place }) => place)),
    ),
  };
}

const nothingElse = { branches: [], pullRequests: [], teams: [], decoration: undefined };

async function readPart(transport: Transport, question: FactsQuestion, exact: ExactTexts): Promise<Facts> {
  const { repository } = question;
  const step: Step = { doing: `Reading what decides about ${repository}`, repository, permission: 'contents: read' };
  const data = await ask(transport, {
    request: factsQuery(question),
    step,
    // A team that cannot be read is an answer: nobody of it can approve. Labels and people to ask fail nothing.
    tolerates: (error) => error.path[0] === 'organization' || isDecorationError(error),
  });
  if (!isObject(at(data, 'repository'))) throw notFound(step);
  const older = await olderNodes(transport, { question, data, step });
  const read = (): Facts => factsOf(data, { question, exact, older });
  const facts = read();
  return (await readWanted(transport, repository, exact)) ? read() : facts;
}
