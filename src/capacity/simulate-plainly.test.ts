import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { simulatePlainly } from '../../bench/peer/plain-simulation.ts'
import type { Law } from './simulate-laws.ts'
import { UNLIMITED, type Model, type Route } from './simulate-model.ts'
import { runReplication } from './simulate-outcome.ts'
import { Bits } from './simulate-random.ts'

const REPLICATIONS = 40
// Some two hundred comparisons: a right engine fails five of these once in ten thousand runs, and the seeds stand.
const MOST_ERRORS = 5
const weeks = 30

/** Laws whose draws the plain engine makes in its own way. */
const law = (mean: number): fc.Arbitrary<Law> =>
  fc.constantFrom<Law>(
    { law: 'exponential', mean },
    { law: 'fixed', value: mean },
    { law: 'uniform', low: 0.5 * mean, high: 1.5 * mean },
    { law: 'gamma', mean, sd: mean / Math.sqrt(3) },
    { law: 'lognormal', mean, sd: mean },
    { law: 'weibull', mean, shape: 2 },
    { law: 'values', values: [0.2 * mean, mean, 1.8 * mean] },
    {
      law: 'mixture',
      of: [
        { share: 0.8, law: { law: 'exponential', mean: mean / 2 } },
        { share: 0.2, law: { law: 'exponential', mean: 3 * mean } },
      ],
    },
  )
const column = (number: fc.Arbitrary<number>) =>
  fc
    .tuple(number, number)
    .map(([before, after]) => Array.from({ length: weeks }, (_, w) => (w < 15 ? before : after)))
const stage = (number: number, of: number) =>
  fc
    .record({
      servers: column(fc.integer({ min: 0, max: 6 })),
      pace: column(fc.constantFrom(1, 1.25)),
      service: fc.double({ min: 0.1, max: 0.8, noNaN: true }).chain(law),
      patienceWeeks: fc.option(fc.double({ min: 2, max: 30, noNaN: true }).chain(law), { nil: undefined }),
      initialWaiting: fc.integer({ min: 0, max: 40 }),
      noLongerAskShare: fc.constantFrom(0, 0, 0.4),
      unlimited: fc.constantFrom(false, false, false, true),
      // Some come back to where they were; most go on, a few to two places at once.
      routes: fc.constantFrom<Route[]>([], ...(number + 1 < of ? [[{ share: 1, to: [number + 1] }]] : []), [
        { share: 0.2, to: [number] },
        { share: 0.5, to: number + 1 < of ? [number + 1, of - 1] : [] },
      ]),
    })
    .map(({ servers, pace, patienceWeeks, unlimited, ...rest }) => ({
      ...rest,
      name: `stage ${number}`,
      servers: Int32Array.from(servers, (some) => (unlimited ? UNLIMITED : some)),
      pace: Float64Array.from(pace),
      ...(patienceWeeks && { patienceWeeks }),
    }))
const model: fc.Arbitrary<Model> = fc.integer({ min: 1, max: 4 }).chain((of) =>
  fc.record({
    horizonWeeks: fc.constant(weeks),
    priorityShares: fc.constantFrom([1], [0.3, 0.7], [0.1, 0.3, 0.6]),
    arrivals: fc.record({
      perWeek: column(fc.double({ min: 0, max: 15, noNaN: true })).map((rates) => Float64Array.from(rates)),
      gaps: law(1),
      routes: fc.constantFrom<Route[]>(
        [{ share: 1, to: [0] }],
        [{ share: 1, to: of > 1 ? [0, of - 1] : [0] }],
        [
          { share: 0.5, to: [0] },
          { share: 0.4, to: [of - 1] },
        ],
      ),
    }),
    stages: fc.tuple(...Array.from({ length: of }, (_, number) => stage(number, of))),
  }),
)

/** The counts of one stage; `waited` is the mean of whole weeks, by priority. */
type Totals = Record<(typeof totals)[number], number> & { waited: number[] }
const totals = ['waiting', 'joined', 'served', 'left', 'stoppedAsking', 'inService'] as const

function ours(asked: Model, replication: number): Totals[] {
  return runReplication(asked, { seed: 11, replication })!.stages.map((counts) => ({
    ...counts,
    waiting: counts.waiting.at(-1)!,
    waited: counts.waited.map((column) =>
      meanOf([...column].flatMap((count, week) => Array<number>(count).fill(week))),
    ),
  }))
}

function plainly(asked: Model, random: () => number): Totals[] {
  return simulatePlainly(asked, random, { keep: true }).stages.map((counts) => ({
    ...counts,
    waited: asked.priorityShares.map((_, priority) =>
      meanOf(
        counts.seen
          .filter((seen) => seen.priority === priority)
          .map(({ joined, at }) => Math.floor(at - joined)),
      ),
    ),
  }))
}

describe('the engine and the same model written plainly', () => {
  it('agree on every count of every stage, for models of all kinds', () => {
    fc.assert(
      fc.property(model, fc.integer(), (asked, seed) => {
        const bits = new Bits({ seed, replication: 0, stream: 999 })
        const runs = Array.from({ length: REPLICATIONS }, (_, replication) => ({
          ours: ours(asked, replication),
          plain: plainly(asked, () => bits.uniform()),
        }))
        for (const number of asked.stages.keys()) {
          const look = (what: string, total: (stage: Totals) => number) => {
            const one = spread(runs.map((run) => total(run.ours[number]!)))
            const other = spread(runs.map((run) => total(run.plain[number]!)))
            // A tenth of one: where nothing is left to chance, or hardly anything happens.
            const error = Math.max(Math.hypot(one.se, other.se), 0.1 / MOST_ERRORS)
            assert.ok(
              Math.abs(one.mean - other.mean) <= MOST_ERRORS * error,
              `${what} of stage ${number}: ${one.mean} ± ${one.se}, plainly ${other.mean} ± ${other.se}`,
            )
          }
          for (const total of totals) look(total, (stage) => stage[total])
          for (const priority of asked.priorityShares.keys())
            look(`waited by priority ${priority}`, ({ waited }) => waited[priority]!)
        }
      }),
      { numRuns: 60, seed: 9 },
    )
  })

  it('loses no family: who joined or was there is waiting, being seen, served, gone or no longer asking', () => {
    fc.assert(
      fc.property(model, fc.nat(), (asked, seed) => {
        const outcome = runReplication(asked, { seed, replication: 0 })!
        for (const [number, counts] of outcome.stages.entries()) {
          const came = asked.stages[number]!.initialWaiting + counts.joined
          const are =
            counts.waiting.at(-1)! + counts.inService + counts.served + counts.left + counts.stoppedAsking
          assert.equal(are, came)
          assert.ok(counts.waiting.every((waiting) => waiting >= 0))
          if (!asked.stages[number]!.patienceWeeks) assert.equal(counts.left, 0)
        }
      }),
      { numRuns: 300, seed: 3 },
    )
  })

  it('are the same to the family where nothing is left to chance', () => {
    // Gaps, lengths and patience that never meet at one moment.
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (servers, initialWaiting, perWeek) => {
          const asked: Model = {
            horizonWeeks: weeks,
            priorityShares: [1],
            arrivals: {
              perWeek: new Float64Array(weeks).fill(perWeek),
              gaps: { law: 'fixed', value: 1 },
              routes: [{ share: 1, to: [0] }],
            },
            stages: [
              {
                name: 'one',
                servers: new Int32Array(weeks).fill(servers),
                pace: new Float64Array(weeks).fill(1),
                service: { law: 'fixed', value: Math.SQRT1_2 },
                patienceWeeks: { law: 'fixed', value: Math.PI },
                initialWaiting,
                routes: [],
                noLongerAskShare: 0,
              },
            ],
          }
          const sure = (stages: Totals[]) =>
            stages.map((stage) => [...totals.map((total) => stage[total]), stage.waited])
          assert.deepEqual(sure(ours(asked, 0)), sure(plainly(asked, () => 0.5)))
        },
      ),
      { numRuns: 100, seed: 4 },
    )
  })
})

function spread(values: readonly number[]) {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** Nobody waited no time. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}
