import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readSpec, simulateCommand } from './simulate-command.ts'
import { staffOf } from './simulate-plan.ts'

const queue = {
  lambda_per_week: 20,
  priority_share: [0.1, 0.3, 0.6],
  servers: 2,
  service_rate_per_server_per_week: 6,
  patience_mean_weeks: 50,
  initial_waiting: 100,
  horizon_weeks: 8,
  replications: 5,
  seed: 1,
}
const stage = {
  name: 'assessment',
  capacity: { servers: 2 },
  service_weeks: { law: 'exponential', mean: 0.2 },
}
const pathway = {
  horizon_weeks: 8,
  replications: 3,
  seed: 1,
  arrivals: { per_week: 20, routes: [{ share: 1, to: ['assessment'] }] },
  stages: [stage],
}
const refused = async (spec: unknown) => {
  const { exit, out } = await simulateCommand(typeof spec === 'string' ? spec : JSON.stringify(spec))
  assert.equal(exit, 2, out)
  return out
}
const answered = async (spec: unknown) => {
  const { exit, out } = await simulateCommand(JSON.stringify(spec))
  assert.equal(exit, 0, out)
  return JSON.parse(out)
}

describe('simulate', () => {
  it('answers one queue in the shape that was promised', async () => {
    const answer = await answered(queue)
    assert.deepEqual(Object.keys(answer), [
      'replications',
      'waiting',
      'served',
      'left',
      'events',
      'cpuMs',
      'weekly',
    ])
    assert.equal(answer.replications, 5)
    for (const total of ['waiting', 'served', 'left'])
      assert.deepEqual(Object.keys(answer[total]), ['mean', 'se'])
    assert.deepEqual(
      answer.weekly.map(({ week }: { week: number }) => week),
      [1, 2, 3, 4, 5, 6, 7, 8],
    )
    const { p10, p50, p90 } = answer.weekly[7].waiting
    assert.ok(p10 <= p50 && p50 <= p90)
    assert.ok(Math.abs(answer.waiting.mean - p50) < 60 && answer.events > 500)
  })

  it('reads the specs of its own page', () => {
    const page = readFileSync('docs/engines/simulate.md', 'utf8')
    const specs = [...page.matchAll(/```json\n([^`]+)```/g)].map(([, spec]) => readSpec(spec!))
    assert.equal(specs.length, 2)
    for (const spec of specs) assert.ok('plan' in spec, JSON.stringify(spec))
  })

  it('says that one replication has no standard error', async () =>
    assert.equal((await answered({ ...queue, replications: 1 })).waiting.se, null))

  it('answers a pathway stage by stage, scenario by scenario, with what was assumed', async () => {
    const answer = await answered({
      ...pathway,
      scenarios: [{ name: 'as now' }, { name: 'help works', no_longer_ask_share: { assessment: 0.25 } }],
    })
    assert.deepEqual(
      answer.scenarios.map((scenario: { name: string }) => scenario.name),
      ['as now', 'help works'],
    )
    assert.equal(answer.scenarios[0].stages[0].name, 'assessment')
    assert.equal(answer.differences[0].name, 'help works')
    assert.deepEqual(answer.assumptions, [
      'In “help works”, 25 in 100 families seen at assessment then no longer ask.',
    ])
    assert.deepEqual((await answered(pathway)).assumptions, [
      'Help is taken to change nobody’s wish to be seen.',
    ])
  })

  it('changes staff and arrivals on their day', async () => {
    const { scenarios } = await answered({
      ...pathway,
      start_day: '2026-10-05',
      replications: 20,
      stages: [{ ...stage, capacity: { servers: 0 } }],
      changes: [
        { day: '2026-11-04', arrivals_per_week: 0 },
        { week: 6, stage: 'assessment', capacity: { unlimited: true } },
      ],
    })
    const middles = scenarios[0].stages[0].weekly.map(
      ({ waiting }: { waiting: { p50: number } }) => waiting.p50,
    )
    assert.ok(middles[0] > 5 && middles[3] > middles[2], `${middles}`)
    // The fourth of November lies in the fifth week: from its Monday on nobody comes, and in the seventh all are seen.
    assert.ok(middles[4] === middles[3] && middles[5] === middles[3], `${middles}`)
    assert.equal(middles[6], 0)
  })

  it('turns hours and money into people', () => {
    assert.deepEqual(staffOf({ servers: 2.5 }), { whole: 3, stretch: 1.2 })
    assert.deepEqual(staffOf({ hours_per_week: 400, worker_hours_per_week: 20 }), { whole: 20, stretch: 1 })
    // £1,000,000 a year at £40 an hour, 18 hours each a week: 26.6 people.
    const { whole, stretch } = staffOf({
      pence_per_year: 100_000_000,
      pence_per_hour: 4000,
      worker_hours_per_week: 18,
    })
    assert.equal(whole, 27)
    assert.ok(Math.abs(whole / stretch - 1_000_000 / 40 / (365.25 / 7) / 18) < 1e-9)
    assert.deepEqual(staffOf({ servers: 0 }), { whole: 0, stretch: 1 })
  })

  it('names what is wrong by its path', async () => {
    const cases: [unknown, RegExp][] = [
      ['not json', /spec: is not JSON/],
      [[], /spec: /],
      [null, /spec: /],
      [{ ...queue, lambda_per_week: -1 }, /lambda_per_week: /],
      [{ ...queue, servers: 1.5 }, /servers: /],
      [{ ...queue, priority_share: [0.5, 0.4] }, /priority_share: the shares must add up to 1/],
      [{ ...queue, patience: 4 }, /spec: .*patience/],
      [{ ...queue, seed: 'one' }, /seed: /],
      [{ ...queue, horizon_weeks: 5200, replications: 10_000 }, /spec: weeks × stages/],
      // How long each priority waited is kept as well: sixteen of them are sixteen times the room.
      [
        { ...queue, priority_share: Array(16).fill(1 / 16), horizon_weeks: 5200, replications: 2000 },
        /spec: weeks × stages × \(priorities/,
      ],
      [
        { ...queue, lambda_per_week: 1e6, horizon_weeks: 5200, replications: 1 },
        /spec: more than 100 million/,
      ],
      [
        { ...pathway, stages: [{ ...stage, service_weeks: { law: 'gamma', mean: 1 } }] },
        /stages\.0\.service_weeks\.sd: /,
      ],
      [
        { ...pathway, stages: [{ ...stage, service_weeks: { law: 'magic' } }] },
        /stages\.0\.service_weeks\.law: /,
      ],
      [
        { ...pathway, stages: [{ ...stage, service_weeks: undefined }] },
        /stages\.0: needs one of service_weeks/,
      ],
      [{ ...pathway, stages: [{ ...stage, capacity: {} }] }, /stages\.0\.capacity: needs one of/],
      [
        { ...pathway, stages: [{ ...stage, capacity: { pence_per_year: 1, worker_hours_per_week: 2 } }] },
        /stages\.0\.capacity\.pence_per_hour: /,
      ],
      [{ ...pathway, stages: [stage, stage] }, /stages: two stages have the same name/],
      [
        { ...pathway, stages: [{ ...stage, routes: [{ share: 1, to: ['nowhere'] }] }] },
        /stages\.0\.routes\.0\.to\.0: there is no stage called nowhere/,
      ],
      [
        { ...pathway, stages: [{ ...stage, routes: [{ share: 1, to: ['assessment'] }] }] },
        /spec: .*go round for ever/,
      ],
      [
        { ...pathway, changes: [{ week: 8, arrivals_per_week: 1 }] },
        /changes\.0\.week: is outside the horizon/,
      ],
      [{ ...pathway, changes: [{ day: '2026-02-30', arrivals_per_week: 1 }] }, /changes\.0\.day: /],
      [{ ...pathway, changes: [{ day: '2026-02-03', arrivals_per_week: 1 }] }, /start_day: /],
      [
        { ...pathway, scenarios: [{ name: 'a', no_longer_ask_share: { triage: 0.1 } }] },
        /scenarios\.0\.no_longer_ask_share\.triage: there is no stage called triage/,
      ],
      [{ ...pathway, arrivals: { ...pathway.arrivals, season_by_month: Array(12).fill(1) } }, /start_day: /],
    ]
    for (const [spec, why] of cases) assert.match(await refused(spec), why)
  })

  it('never falls over, whatever it is sent', () => {
    const words = [
      'stages',
      'arrivals',
      'capacity',
      'routes',
      'changes',
      'scenarios',
      'law',
      'mean',
      'to',
      'week',
    ]
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...words),
        fc.double(),
        fc.integer(),
        fc.constant(null),
        tie('array'),
        tie('object'),
      ),
      array: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(fc.oneof(fc.constantFrom(...words), fc.string()), tie('value'), { maxKeys: 4 }),
    })).value
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          anything.map((value) => JSON.stringify(value)),
          // A right spec with one thing in it changed.
          fc
            .tuple(fc.constantFrom(...Object.keys(queue)), anything)
            .map(([key, value]) => JSON.stringify({ ...queue, [key]: value })),
          fc
            .tuple(fc.constantFrom(...Object.keys(stage)), anything)
            .map(([key, value]) => JSON.stringify({ ...pathway, stages: [{ ...stage, [key]: value }] })),
        ),
        (text) => {
          const asked = readSpec(text)
          if ('refusal' in asked) assert.match(asked.refusal, /^[^:]+: ./)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
