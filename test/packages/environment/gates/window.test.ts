import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EnvironmentConfig, evaluateGates, type GateResult } from '#environment';
import { scaled } from '../../../scale.ts';
import { environmentWith, evaluate, nothing } from './facts.ts';

function gate(window: string, now: string): string {
  const { state, until = '-' } = evaluate(environmentWith(`{ window: ${window} }`), {}, now);
  return `${state} ${until}`;
}

describe('a window', () => {
  const office = '{ timezone: Europe/Paris, allow: ["Mon-Thu 09:00-16:00"] }';
  const night = '{ timezone: America/New_York, allow: ["Fri,Sat 22:00-02:00"] }';
  const early = '{ timezone: Europe/Paris, allow: ["Sun 02:00-03:00"] }';
  const late = '{ timezone: Europe/Paris, allow: ["Sun 02:15-02:45"] }';

  test.each([
    ['in winter', office, '2026-11-23T08:00:00Z', 'passed -'],
    ['a second early', office, '2026-11-23T07:59:59Z', 'waiting 2026-11-23T08:00:00Z'],
    ['at its end', office, '2026-11-23T15:00:00Z', 'waiting 2026-11-24T08:00:00Z'],
    ['in summer', office, '2026-07-06T07:00:00Z', 'passed -'],
    ['on Thursday evening', office, '2026-11-26T15:00:00Z', 'waiting 2026-11-30T08:00:00Z'],
    ['over the end of summer time', office, '2026-10-22T20:00:00Z', 'waiting 2026-10-26T08:00:00Z'],
    ['over its begin', office, '2026-03-26T20:00:00Z', 'waiting 2026-03-30T07:00:00Z'],
    ['after midnight', night, '2026-11-21T06:59:59Z', 'passed -'],
    ['after the end behind midnight', night, '2026-11-21T07:00:00Z', 'waiting 2026-11-22T03:00:00Z'],
    ['after midnight of another day', night, '2026-11-25T06:00:00Z', 'waiting 2026-11-28T03:00:00Z'],
    // On 29 March 2026 clocks in Paris go from 02:00 to 03:00, on 25 October from 03:00 back to 02:00
    ['that falls into the gap', early, '2026-03-28T12:00:00Z', 'waiting 2026-04-05T00:00:00Z'],
    ['right before the gap', early, '2026-03-29T00:59:59Z', 'waiting 2026-04-05T00:00:00Z'],
    ['before what comes twice', late, '2026-10-24T12:00:00Z', 'waiting 2026-10-25T00:15:00Z'],
    ['the first time', late, '2026-10-25T00:30:00Z', 'passed -'],
    ['between the times', late, '2026-10-25T00:50:00Z', 'waiting 2026-10-25T01:15:00Z'],
    ['the second time', late, '2026-10-25T01:20:00Z', 'passed -'],
    ['after both', late, '2026-10-25T01:45:00Z', 'waiting 2026-11-01T01:15:00Z'],
    [
      'when the clock jumps into it',
      '{ timezone: Europe/Paris, allow: ["Sun 02:30-04:00"] }',
      '2026-03-29T00:30:00Z',
      'waiting 2026-03-29T01:00:00Z',
    ],
    [
      'when it is set back into it',
      '{ timezone: Europe/Paris, allow: ["Sun 02:00-02:30"] }',
      '2026-10-25T00:40:00Z',
      'waiting 2026-10-25T01:00:00Z',
    ],
    [
      'where midnight is skipped',
      '{ timezone: Africa/Cairo, allow: ["Fri 00:00-02:00"] }',
      '2026-04-23T21:00:00Z',
      'waiting 2026-04-23T22:00:00Z',
    ],
    ['all week', '{ timezone: Asia/Kolkata, allow: ["Mon-Sun 00:00-24:00"] }', '2026-04-23T18:29:59Z', 'passed -'],
    [
      'with a quarter of an hour',
      '{ timezone: Asia/Kathmandu, allow: ["Mon 10:00-11:00"] }',
      '2026-11-23T04:14:59Z',
      'waiting 2026-11-23T04:15:00Z',
    ],
  ])('%s', (_, window, now, says) => {
    expect(gate(window, now)).toBe(says);
  });
});

describe('a freeze', () => {
  const year = '{ timezone: Europe/Paris, freeze: ["2026-12-20/2027-01-03"] }';
  const apia = '{ timezone: Pacific/Apia, freeze: [2026-12-24] }';

  test.each([
    ['the day before', year, '2026-12-19T22:59:59Z', 'passed -'],
    ['on its first day, in the zone', year, '2026-12-19T23:00:00Z', 'waiting 2027-01-03T23:00:00Z'],
    ['on its last day', year, '2027-01-03T22:59:59Z', 'waiting 2027-01-03T23:00:00Z'],
    ['the day after', year, '2027-01-03T23:00:00Z', 'passed -'],
    ['far in the east', apia, '2026-12-23T11:00:00Z', 'waiting 2026-12-24T11:00:00Z'],
    [
      'two in a row',
      '{ timezone: UTC, freeze: [2026-12-24, 2026-12-25/2026-12-26] }',
      '2026-12-24T01:00:00Z',
      'waiting 2026-12-27T00:00:00Z',
    ],
    [
      'of ten years',
      '{ timezone: Europe/Paris, freeze: [2026-01-01/2035-12-31] }',
      '2026-06-01T00:00:00Z',
      'waiting 2035-12-31T23:00:00Z',
    ],
  ])('%s', (_, window, now, says) => {
    expect(gate(window, now)).toBe(says);
  });

  test('lies over a window: that opens after it', () => {
    const window = '{ timezone: Europe/Paris, allow: ["Mon-Thu 09:00-16:00"], freeze: ["2026-12-20/2027-01-03"] }';
    const results = evaluateGates(environmentWith(`{ window: ${window} }`), nothing, new Date('2026-12-21T20:00:00Z'));
    expect(results.map(({ name, state, until }) => [name, state, until])).toEqual([
      ['window', 'waiting', '2027-01-04T08:00:00Z'],
      ['freeze', 'waiting', '2027-01-03T23:00:00Z'],
    ]);
    expect(results.map(({ detail }) => detail)).toEqual([
      'open Mon-Thu 09:00-16:00 (Europe/Paris)',
      'frozen 2026-12-20 to 2027-01-03 (Europe/Paris)',
    ]);
  });
});

const zones = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Tehran',
  'Pacific/Auckland',
  'America/Havana',
  'UTC',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const quarter = 15 * 60_000;

interface Case {
  readonly zone: string;
  readonly windows: readonly {
    readonly first: number;
    readonly last: number;
    readonly from: number;
    readonly until: number;
  }[];
  readonly freeze: { readonly day: number; readonly length: number };
  readonly start: number;
}

const cases = fc.record<Case>({
  zone: fc.constantFrom(...zones),
  windows: fc.array(
    fc
      .record({ first: fc.nat(6), last: fc.nat(6), from: fc.nat(95), until: fc.integer({ min: 0, max: 96 }) })
      .filter(({ from, until }) => from !== until),
    { minLength: 1, maxLength: 3 },
  ),
  freeze: fc.record({ day: fc.nat(729), length: fc.nat(4) }),
  start: fc.nat(730 * 96),
});

const origin = Date.UTC(2026, 0, 1);
const isoDay = (day: number): string => new Date(origin + day * 86_400_000).toISOString().slice(0, 10);
const time = (quarters: number): string =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;

/** What a person would do: look at the clock on the wall, and read the list. */
function looker({ zone, windows, freeze }: Case): (instant: number) => boolean {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => {
    const [date = '', clockTime = ''] = clock.format(instant).split(' ');
    if (isoDay(freeze.day) <= date && date <= isoDay(freeze.day + freeze.length)) return false;
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
    const shown = hours * 4 + minutes / 15;
    const isDay = (day: number, { first, last }: Case['windows'][number]): boolean =>
      first <= last ? first <= day && day <= last : day >= first || day <= last;
    return windows.some((each) => {
      if (each.from < each.until) return isDay(weekday, each) && each.from <= shown && shown < each.until;
      return (isDay(weekday, each) && shown >= each.from) || (isDay((weekday + 6) % 7, each) && shown < each.until);
    });
  };
}

function environmentOf({ zone, windows, freeze }: Case): EnvironmentConfig {
  const allow = windows.map(
    ({ first, last, from, until }) => `"${days[first]}-${days[last]} ${time(from)}-${time(until)}"`,
  );
  const frozen = `${isoDay(freeze.day)}/${isoDay(freeze.day + freeze.length)}`;
  return environmentWith(`{ window: { timezone: ${zone}, allow: [${allow.join(', ')}], freeze: ["${frozen}"] } }`);
}

const areOpen = (results: readonly GateResult[]): boolean => results.every(({ state }) => state === 'passed');

test('windows and freezes of any zone say what a clock on a wall says, and when they open next', {
  timeout: 120_000,
}, () => {
  let waited = 0;
  fc.assert(
    fc.property(cases, (each) => {
      const isOpen = looker(each);
      const environment = environmentOf(each);
      const at = (instant: number): readonly GateResult[] => evaluateGates(environment, nothing, new Date(instant));
      const now = origin + each.start * quarter;
      const results = at(now);
      expect(areOpen(results)).toBe(isOpen(now));
      const window = results.find(({ name }) => name === 'window');
      if (window?.state !== 'waiting') return;
      waited += 1;
      const until = Date.parse(window.until ?? '');
      expect([isOpen(until), areOpen(at(until)), isOpen(until - 1_000)]).toEqual([true, true, false]);
      for (let instant = now; instant < until; instant += quarter) {
        if (isOpen(instant)) throw new Error(`It is open at ${new Date(instant).toISOString()} already.`);
      }
    }),
    { numRuns: scaled(200, 2_000) },
  );
  console.log(`windows: ${waited} openings found in ${zones.length} time zones`);
  expect(waited).toBeGreaterThan(50);
});
