import { join, type Outcome } from '../planned.ts';
import { type Document, type Place, trailOf } from '../yaml/place.ts';
import { planAppend, planCreation, planReplacement } from './assign-value.ts';
import type { Context } from './context.ts';
import { missed } from './miss.ts';
import { planInside } from './plan-inside.ts';
import { planRemoval } from './remove.ts';
import { resolve } from './resolve.ts';
import type { Assignment, Statement, Step } from './statement.ts';

/** Plans what a line does below the root of a document, and inside the strings that its path enters. */
export function planSteps(document: Document, steps: readonly Step[], context: Context): Outcome {
  const { statement } = context;
  const entered = steps.findIndex(({ kind }) => kind === 'inside');
  const { places, missing } = resolve(document, entered < 0 ? steps : steps.slice(0, entered), context);
  const [first] = missing;
  if (first !== undefined && (entered >= 0 || !isCreating(statement))) throw missed(document, statement, first);
  if (entered >= 0) {
    const inner = steps.slice(entered + 1);
    return join(places.map((place) => planInside(document, place, { context, steps: inner, plan: planSteps })));
  }
  return join([
    ...outermost(places).map((place) => planAt(document, place, statement)),
    ...(isCreating(statement) ? missing.map((each) => planCreation(document, each, statement)) : []),
  ]);
}

function isCreating(statement: Statement): statement is Assignment {
  return statement.operator === ':=' || statement.operator === '+=';
}

function planAt(document: Document, place: Place, statement: Statement): Outcome {
  if (statement.operator === '-') return planRemoval(document, place, statement);
  const plan = statement.operator === '+=' ? planAppend : planReplacement;
  return plan(document, place, statement);
}

/** Where `**` finds a value inside another, the outer one is edited. */
function outermost(places: readonly Place[]): readonly Place[] {
  const found = new Set(places.map(({ node }) => node));
  return places.filter(({ parent }) => parent === undefined || !trailOf(parent).some(({ node }) => found.has(node)));
}
