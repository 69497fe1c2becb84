import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { expectations, type Queue } from '../../test/support/birth-death.ts'
import { openCrew } from './simulate-crew.ts'
import { planOfQueue } from './simulate-plan.ts'
import { Bits } from './simulate-random.ts'
import { readSpec } from './simulate-command.ts'
import { simulate, type Plan } from './simulate.ts'

/** ND-REF-1, the reference model of an area's assessments. */
const reference: Queue = {
  lambda: 175,
  servers: 20,
  mu: 6.114423,
  patienceMeanWeeks: 104,
  initial: 6000,
  weeks: 260,
}
const REPLICATIONS = 200
const MOST_ERRORS = 4.5

function planOf(queue: Queue, replications = REPLICATIONS): Plan {
  return planOfQueue({
    lambda_per_week: queue.lambda,
    priority_share: [0.1, 0.3, 0.6],
    servers: queue.servers,
    service_rate_per_server_per_week: queue.mu,
    patience_mean_weeks: queue.patienceMeanWeeks,
    initial_waiting: queue.initial,
    horizon_weeks: queue.weeks,
    replications,
    seed: 2026,
  })
}

/** How many standard errors the engine is from `theory`, for waiting, served and left. */
async function errorsFrom(
  theory: ReturnType<typeof expectations>,
  queue: Queue,
  replications = REPLICATIONS,
): Promise<number[]> {
  const { scenarios } = await simulate(planOf(queue, replications))
  const stage = scenarios[0]!.stages[0]!
  return (['waiting', 'served', 'left'] as const).map((total) => {
    const { mean, se } = stage[total]
    // Where hardly anybody waits or leaves, a sample of zeros has no spread of its own: then that of a rare count.
    const rare = theory[total] < 1 ? Math.sqrt(theory[total] / replications) : 0
    return Math.abs(mean - theory[total]) / Math.max(se!, rare)
  })
}

describe('the engine and the theory of queues', () => {
  const theory = expectations(reference)

  it('knows what theory says of ND-REF-1', () => {
    assert.equal(theory.waiting.toFixed(1), '5522.9')
    assert.equal(theory.served.toFixed(0), '31795')
    assert.equal(theory.left.toFixed(0), '14162')
  })

  it('agrees on ND-REF-1', async () => {
    for (const errors of await errorsFrom(theory, reference)) assert.ok(errors < MOST_ERRORS, `${errors}`)
  })

  it('is told apart when its families are a tenth less patient', async () => {
    const errors = await errorsFrom(theory, { ...reference, patienceMeanWeeks: 94 }, 20)
    assert.ok(errors[0]! > MOST_ERRORS && errors[2]! > MOST_ERRORS, errors.join())
  })

  const bits = new Bits({ seed: 20, replication: 0, stream: 0 })
  const between = (low: number, high: number) => low + (high - low) * bits.uniform()
  for (let number = 1; number <= 20; number++) {
    const servers = Math.floor(between(1, 20))
    const mu = between(0.2, 3)
    // From light to overloaded, in step.
    const load = 0.3 + (number / 20) * 2.2
    const queue: Queue = {
      lambda: load * servers * mu,
      servers,
      mu,
      patienceMeanWeeks: between(3, 120),
      initial: Math.floor(between(0, 3 * servers)),
      weeks: 40,
    }
    it(`agrees on random queue ${number}, at ${load.toFixed(2)} of what its ${servers} can do`, async () => {
      for (const errors of await errorsFrom(expectations(queue), queue))
        assert.ok(errors < MOST_ERRORS, `${errors} in ${JSON.stringify(queue)}`)
    })
  }
})

/** Three stages, help beside the wait, every law, and a scenario that moves money. */
const pathway = JSON.stringify({
  start_day: '2026-09-01',
  horizon_weeks: 30,
  replications: 12,
  seed: 5,
  priority_share: [0.2, 0.8],
  arrivals: {
    per_week: 30,
    gaps: { law: 'gamma', mean: 1, sd: 0.5 },
    growth_per_year: 0.1,
    season_by_month: [1, 1, 1, 1, 1, 1, 0.8, 0.4, 1, 1.2, 1.2, 1],
    routes: [{ share: 1, to: ['support', 'triage'] }],
  },
  stages: [
    {
      name: 'support',
      capacity: { pence_per_year: 30_000_000, pence_per_hour: 4000, worker_hours_per_week: 20 },
      service_hours: { law: 'lognormal', mean: 6, sd: 3 },
      patience_weeks: { law: 'weibull', mean: 40, shape: 2 },
    },
    {
      name: 'triage',
      capacity: { servers: 2.5 },
      service_weeks: { law: 'uniform', low: 0.02, high: 0.1 },
      routes: [{ share: 0.8, to: ['assessment'] }],
    },
    {
      name: 'assessment',
      capacity: { servers: 4 },
      service_weeks: { law: 'values', values: [0.1, 0.2, 0.3] },
      patience_weeks: {
        law: 'mixture',
        of: [
          { share: 0.5, law: { law: 'fixed', value: 30 } },
          { share: 0.5, law: { law: 'exponential', mean: 90 } },
        ],
      },
      initial_waiting: 200,
    },
  ],
  changes: [{ day: '2027-01-04', stage: 'assessment', capacity: { servers: 5 } }],
  scenarios: [
    { name: 'as now' },
    {
      name: 'help first',
      changes: [{ week: 10, stage: 'assessment', capacity: { servers: 3 } }],
      no_longer_ask_share: { support: 0.3 },
    },
  ],
})
function planOfPathway(): Plan {
  const asked = readSpec(pathway)
  assert.ok('plan' in asked)
  return asked.plan
}

describe('many hands', () => {
  const crews = [1, 2, 4].map(openCrew)
  after(() => Promise.all(crews.map((crew) => crew.close())))

  it('gives the same bytes and the same looks for this thread and for 1, 2 and 4 workers', async () => {
    for (const plan of [planOf({ ...reference, weeks: 3 }, 12), planOfPathway()]) {
      const runs = await Promise.all(
        [undefined, ...crews].map(async (crew) => {
          const looks: unknown[] = []
          const answer = await simulate(plan, { ...(crew && { crew }), onLook: (look) => looks.push(look) })
          assert.deepEqual(answer.replications, 12)
          return JSON.stringify([answer, looks])
        }),
      )
      assert.equal(new Set(runs).size, 1)
      assert.ok(runs[0]!.includes('"replications":3'), 'the first look is of three')
    }
  })

  it('gives other bytes for another seed', async () => {
    const plan = planOf({ ...reference, weeks: 4 }, 3)
    const [one, other] = await Promise.all([simulate(plan), simulate({ ...plan, seed: 2027 })])
    assert.notDeepEqual(one, other)
  })

  it('stops at once when nobody wants the answer, and is there for the next question', async () => {
    const [, crew] = crews
    const stop = new AbortController()
    const nation = planOf({ ...reference, lambda: 6125, servers: 700, initial: 210_000 }, 1000)
    const began = performance.now()
    const answer = simulate(nation, { crew: crew!, signal: stop.signal })
    setTimeout(() => stop.abort(new Error('gone')), 100)
    await assert.rejects(answer, /gone/)
    // A thousand of these take minutes.
    assert.ok(performance.now() - began < 5000)
    const next = await simulate(planOf({ ...reference, weeks: 2 }, 3), { crew: crew! })
    assert.equal(next.replications, 3)
  })

  it('fails the question whose task breaks a worker, and answers the next', async () => {
    const [crew] = crews
    const plan = planOf({ ...reference, weeks: 2 }, 3)
    const model = { ...plan.scenarios[0]!.model, priorityShares: [] as number[], horizonWeeks: -1 }
    await assert.rejects(
      simulate({ ...plan, scenarios: [{ name: 'broken', model }] }, { crew: crew! }),
      RangeError,
    )
    assert.equal((await simulate(plan, { crew: crew! })).replications, 3)
  })

  it('answers nobody after it has gone home', async () => {
    const crew = openCrew(1)
    const under = simulate(planOf({ ...reference, weeks: 2 }, 3), { crew })
    await Promise.all([assert.rejects(under, /gone home/), crew.close()])
    await assert.rejects(simulate(planOf(reference), { crew }), /gone home/)
  })

  it('refuses before it begins when it is stopped already', () =>
    assert.rejects(simulate(planOf(reference), { signal: AbortSignal.abort(new Error('gone')) }), /gone/))
})

describe('two scenarios', () => {
  it('see the same families, so that a difference is surer than either', async () => {
    const [now, moved] = planOfPathway().scenarios
    const { scenarios, differences } = await simulate({ ...planOfPathway(), replications: 40 })
    assert.deepEqual([now!.name, moved!.name], ['as now', 'help first'])
    const joined = scenarios.map(({ stages }) => stages[0]!.waiting.mean)
    assert.equal(joined[0], joined[1], 'support is as it was')
    const apart = Math.hypot(...scenarios.map(({ stages }) => stages[2]!.served.se!))
    assert.ok(differences[0]!.stages[2]!.served.se! < 0.7 * apart)
    assert.ok(differences[0]!.stages[2]!.noLongerAsk.mean > 0)
  })
})
