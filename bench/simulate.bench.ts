import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openCrew } from '#capacity/simulate-crew.ts'
import type { Model } from '#capacity/simulate-model.ts'
import { runReplication } from '#capacity/simulate-outcome.ts'
import { planOfPathway, planOfQueue } from '#capacity/simulate-plan.ts'
import { Bits } from '#capacity/simulate-random.ts'
import { simulate, type Plan } from '#capacity/simulate.ts'
import { expectations } from '../test/support/birth-death.ts'
import type { Line } from './line.ts'
import { simulatePlainly } from './peer/plain-simulation.ts'
import { nationSpec, pathwaySpec, referenceSpec } from './simulate-reference.ts'

// docs/engines/simulate.md has the goals. Every figure is CPU time of the whole process, the least of its rounds.
const ROUNDS = 5
const OURS_AT_ONCE = 20
const PEERS_AT_ONCE = 4
const CHECKED = 20
const MOST_ERRORS = 4.5
const GOALS = { events: 5e6, ratio: 10, firstMs: 150, allMs: 800, nationMs: 15_000 }

const reference = modelOf(planOfQueue(referenceSpec))
const pathway = modelOf(planOfPathway(pathwaySpec))
const theory = expectations({
  lambda: referenceSpec.lambda_per_week,
  servers: referenceSpec.servers,
  mu: referenceSpec.service_rate_per_server_per_week,
  patienceMeanWeeks: 104,
  initial: referenceSpec.initial_waiting,
  weeks: referenceSpec.horizon_weeks,
})

export async function run(): Promise<Line[]> {
  const errors = await checkOurs()
  checkPeer()
  checkPathway()
  const one = inTurn(reference)
  const four = inTurn(pathway)
  const { firstMs, allMs } = firstQuestion()
  const nationMs = await nation()
  return [
    {
      what: 'simulate, ND-REF-1: 200 replications against theory',
      ours: `${errors.toFixed(2)} standard errors at most`,
      peer: '–',
      ratio: errors / MOST_ERRORS,
      goal: `≤ 1 of ${MOST_ERRORS}`,
      holds: errors <= MOST_ERRORS,
    },
    ...engineLines('ND-REF-1', one, GOALS.ratio),
    ...engineLines('a pathway of four stages', four),
    {
      what: 'simulate, two scenarios × 20, never run before: first bands',
      ours: `${firstMs.toFixed(0)} ms`,
      peer: '–',
      ratio: firstMs / GOALS.firstMs,
      goal: `≤ 1 of ${GOALS.firstMs} ms`,
      holds: firstMs <= GOALS.firstMs,
    },
    {
      what: 'simulate, two scenarios × 20, never run before: all',
      ours: `${allMs.toFixed(0)} ms`,
      peer: '–',
      ratio: allMs / GOALS.allMs,
      goal: `≤ 1 of ${GOALS.allMs} ms`,
      holds: allMs <= GOALS.allMs,
    },
    {
      what: 'simulate, a nation × 20 with two workers',
      ours: `${(nationMs / 1000).toFixed(2)} s`,
      peer: '–',
      ratio: nationMs / GOALS.nationMs,
      goal: `≤ 1 of ${GOALS.nationMs / 1000} s`,
      holds: nationMs <= GOALS.nationMs,
    },
  ]
}

/** The plain version as first written is the peer; the mended one is shown for whoever thinks it too plain. */
function engineLines(
  what: string,
  { oursMs, peerMs, mendedMs, events }: ReturnType<typeof inTurn>,
  goalRatio?: number,
): Line[] {
  return [
    {
      what: `simulate, ${what}: events a CPU second`,
      ours: `${(events / 1e6).toFixed(2)} million`,
      peer: '–',
      ratio: events / GOALS.events,
      goal: '≥ 1 of 5 million',
      holds: events >= GOALS.events,
    },
    {
      what: `simulate, ${what}: a replication`,
      ours: `${oursMs.toFixed(2)} ms`,
      peer: `${peerMs.toFixed(1)} ms objects and arrays`,
      ratio: peerMs / oursMs,
      goal: goalRatio === undefined ? '–' : `≥ ${goalRatio}`,
      holds: peerMs >= (goalRatio ?? 0) * oursMs,
    },
    {
      what: `simulate, ${what}: a replication`,
      ours: `${oursMs.toFixed(2)} ms`,
      peer: `${mendedMs.toFixed(1)} ms the same, stepping over`,
      ratio: mendedMs / oursMs,
      goal: '–',
      holds: true,
    },
  ]
}

/** How many standard errors the furthest of waiting, served and left is from theory. */
async function checkOurs(): Promise<number> {
  const { scenarios } = await simulate(planOfQueue(referenceSpec))
  const stage = scenarios[0]?.stages[0]
  assert.ok(stage)
  const errors = (['waiting', 'served', 'left'] as const).map((total) => {
    const { mean, se } = stage[total]
    return Math.abs(mean - theory[total]) / (se ?? 0)
  })
  assert.ok(Math.max(...errors) <= MOST_ERRORS, errors.join())
  return Math.max(...errors)
}

/** The peer gives the same answer: else there is nothing to compare. */
function checkPeer() {
  const random = new Bits({ seed: 3, replication: 0, stream: 0 })
  const runs = Array.from(
    { length: CHECKED },
    () => simulatePlainly(reference, () => random.uniform()).stages[0],
  )
  for (const total of ['waiting', 'served', 'left'] as const) {
    const { mean, se } = spread(runs.map((counts) => counts?.[total] ?? 0))
    assert.ok(Math.abs(mean - theory[total]) <= MOST_ERRORS * se, `the peer’s ${total}: ${mean} ± ${se}`)
  }
}

/** Where there is no theory, the two are held against each other. */
function checkPathway() {
  const random = new Bits({ seed: 5, replication: 0, stream: 0 })
  const plain = Array.from({ length: CHECKED }, () => simulatePlainly(pathway, () => random.uniform()).stages)
  const ours = Array.from(
    { length: CHECKED },
    (_, n) => runReplication(pathway, { seed: 5, replication: n })?.stages,
  )
  for (const stage of pathway.stages.keys())
    for (const total of ['joined', 'served', 'left', 'stoppedAsking', 'inService'] as const) {
      const one = spread(ours.map((stages) => stages?.[stage]?.[total] ?? 0))
      const other = spread(plain.map((stages) => stages[stage]?.[total] ?? 0))
      const apart = Math.abs(one.mean - other.mean)
      assert.ok(apart <= MOST_ERRORS * Math.hypot(one.se, other.se), `${total} of stage ${stage}: ${apart}`)
    }
}

function spread(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** Milliseconds a replication, ours and the peer's, turn about; and our events a CPU second. */
function inTurn(model: Model): { oursMs: number; peerMs: number; mendedMs: number; events: number } {
  let [oursMs, peerMs, mendedMs, events] = [Infinity, Infinity, Infinity, 0]
  const random = new Bits({ seed: 4, replication: 0, stream: 0 })
  for (let round = 0; round < ROUNDS; round++) {
    let happened = 0
    const ours = eachMs(OURS_AT_ONCE, (n) => {
      happened += runReplication(model, { seed: round, replication: n })?.events ?? 0
    })
    oursMs = Math.min(oursMs, ours)
    events = Math.max(events, (1000 * happened) / (ours * OURS_AT_ONCE))
    peerMs = Math.min(
      peerMs,
      eachMs(PEERS_AT_ONCE, () => simulatePlainly(model, () => random.uniform())),
    )
    mendedMs = Math.min(
      mendedMs,
      eachMs(PEERS_AT_ONCE, () => simulatePlainly(model, () => random.uniform(), { steppingOver: true })),
    )
  }
  return { oursMs, peerMs, mendedMs, events }
}

function eachMs(times: number, once: (n: number) => void): number {
  const before = process.cpuUsage()
  for (let n = 0; n < times; n++) once(n)
  return spentMs(before) / times
}

/** Each round in a process of its own, where nothing has been compiled yet. */
function firstQuestion(): { firstMs: number; allMs: number } {
  const rounds = Array.from({ length: ROUNDS }, (): { firstMs: number; allMs: number; served: number[] } => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'simulate-first.ts')],
      { encoding: 'utf8' },
    )
    assert.ok(stdout, stderr)
    return JSON.parse(stdout)
  })
  for (const { served } of rounds) assert.deepEqual(served, rounds[0]?.served)
  return {
    firstMs: Math.min(...rounds.map(({ firstMs }) => firstMs)),
    allMs: Math.min(...rounds.map(({ allMs }) => allMs)),
  }
}

async function nation(): Promise<number> {
  const plan = planOfQueue(nationSpec)
  let least = Infinity
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage()
    const crew = openCrew(2)
    const { scenarios } = await simulate(plan, { crew })
    least = Math.min(least, spentMs(before))
    await crew.close()
    const waiting = scenarios[0]?.stages[0]?.waiting
    // Theory of thirty-five areas in one: dq/dt = λ − cμ − q/104, from all but the first 700.
    const { lambda_per_week: lambda, servers, service_rate_per_server_per_week: mu } = nationSpec
    const settled = 104 * (lambda - servers * mu)
    const expected = settled + (nationSpec.initial_waiting - servers - settled) * Math.exp(-260 / 104)
    assert.ok(waiting && Math.abs(waiting.mean - expected) <= MOST_ERRORS * (waiting.se ?? 0))
  }
  return least
}

function modelOf({ scenarios: [scenario] }: Plan): Model {
  assert.ok(scenario)
  return scenario.model
}

function spentMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
