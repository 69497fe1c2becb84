import assert from 'node:assert/strict'
import type { ModelData } from 'highs'
import { chanceFrom } from '#demonstration/chance.ts'
import { loadHighs } from '#capacity/highs.ts'
import { allocate, allocationOf, cancel, join, resize } from '#groups/allocate.ts'
import { instanceOf } from '#groups/allocate-command.ts'
import { allocateFairly } from '#groups/allocate-fair.ts'
import { type Asked, faultsOf } from '#groups/allocate-proof.ts'
import { cpuMilliseconds } from './cpu.ts'
import type { Line } from './line.ts'

const ROUNDS = 3
const CHANGES = 200

const { next: random } = chanceFrom('allocate')
const whole = (below: number) => Math.floor(random() * below)

/**
 * A term: families like a few sessions near them, some sessions are liked by everyone, and how much a place is worth to a
 * family is its need and how well the session suits it. One place to three or so families in need of nine.
 */
function term(of: { families: number; sessions: number; options: number; places: number }): Asked {
  const liked = Array.from({ length: of.sessions }, () => whole(200))
  const asked: Asked = { capacity: [], start: [0], session: [], value: [] }
  for (let session = 0; session < of.sessions; session++) asked.capacity.push(of.places - 2 + whole(5))
  for (let family = 0; family < of.families; family++) {
    const near = whole(of.sessions)
    const options = new Set<number>()
    const wanted = of.options - 1 + whole(3)
    while (options.size < wanted)
      options.add(random() < 0.5 ? whole(of.sessions) : (near + whole(2 * wanted)) % of.sessions)
    const need = whole(300)
    for (const session of options) {
      asked.session.push(session)
      asked.value.push(1 + need + (liked[session] ?? 0) + whole(500))
    }
    asked.start.push(asked.session.length)
  }
  return asked
}

/** docs/engines/allocate.md. Whatever is compared has the same optimum, and ours is proved. */
export async function run(): Promise<Line[]> {
  const county = term({ families: 2_000, sessions: 60, options: 4.5, places: 22 })
  const nation = term({ families: 20_000, sessions: 600, options: 50, places: 22 })
  const lines = [...(await againstHighs(county)), await large(nation)]
  for (const [what, asked] of [
    ['2,000 × 60', county],
    ['20,000 × 600', nation],
  ] as const)
    lines.push(changed(what, asked))
  return [...lines, fair({ families: 2_000, sessions: 60, places: 22 })]
}

/**
 * Twice: HiGHS asked as one would, in text, for yes or no; and asked in the way that is easiest for it, the model already in
 * its memory and whole numbers not asked for, as the corners of this problem are whole anyway.
 */
async function againstHighs(asked: Asked): Promise<Line[]> {
  const highs = await loadHighs()
  const instance = instanceOf(asked)
  const answer = allocationOf(allocate(instance))
  assert.deepEqual(faultsOf(asked, answer), [])
  const text = asText(asked)
  const yesOrNo = text.replace('End\n', `Binary\n${asked.value.map((_, arc) => `x${arc}`).join('\n')}\nEnd\n`)
  let [ours, whole, alone] = [Infinity, Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round++) {
    // With the answer read out, prices and all, as HiGHS hands over its own.
    for (let again = 0; again < 10; again++)
      ours = Math.min(
        ours,
        cpuMilliseconds(() => allocationOf(allocate(instance))),
      )
    whole = Math.min(
      whole,
      cpuMilliseconds(() => {
        const { Status, ObjectiveValue } = highs.solve(yesOrNo, { output_flag: false })
        assert.deepEqual([Status, Math.round(ObjectiveValue)], ['Optimal', answer.value])
      }),
    )
    const model = highs.createModel({ format: 'lp', data: text })
    model.options.set('output_flag', false)
    alone = Math.min(
      alone,
      cpuMilliseconds(() => model.run()),
    )
    assert.equal(Math.round(model.getObjectiveValue()), answer.value)
    model.dispose()
  }
  const line = { what: `allocate, 2,000 × 60, ${asked.value.length} arcs`, ours: `${ours.toFixed(1)} ms` }
  return [
    {
      ...line,
      peer: `${whole.toFixed(0)} ms HiGHS`,
      ratio: whole / ours,
      goal: '≥ 100',
      holds: whole >= 100 * ours,
    },
    {
      ...line,
      peer: `${alone.toFixed(0)} ms HiGHS, the easy way`,
      ratio: alone / ours,
      goal: 'the same optimum',
      holds: true,
    },
  ]
}

/** A linear programme in the format of CPLEX, whose lines must be short. */
function asText({ capacity, start, session, value }: Asked): string {
  const sum = (terms: readonly string[]) => terms.map((term) => ` + ${term}`).join('\n')
  const families = start.slice(1).map((end, family) => {
    const arcs = Array.from(
      { length: end - (start[family] ?? 0) },
      (_, at) => `x${(start[family] ?? 0) + at}`,
    )
    return `f${family}:${sum(arcs)} <= 1`
  })
  const into = capacity.map((): string[] => [])
  session.forEach((one, arc) => into[one]?.push(`x${arc}`))
  const sessions = capacity.map((places, one) => `s${one}:${sum(into[one] ?? [])} <= ${places}`)
  const objective = sum(value.map((one, arc) => `${one} x${arc}`))
  return `Maximize\nvalue:${objective}\nSubject To\n${[...families, ...sessions].join('\n')}\nEnd\n`
}

/** HiGHS can answer this one by its interior point method alone: by simplex it had none after eight minutes of CPU. */
async function large(asked: Asked): Promise<Line> {
  const instance = instanceOf(asked)
  const answer = allocationOf(allocate(instance))
  assert.deepEqual(faultsOf(asked, answer), [])
  let seconds = Infinity
  for (let round = 0; round < ROUNDS; round++)
    seconds = Math.min(seconds, cpuMilliseconds(() => allocationOf(allocate(instance))) / 1000)
  const highs = await loadHighs()
  const peer = highs.withModel((model) => {
    model.passModel(asModel(asked))
    model.options.set({ output_flag: false, solver: 'ipm' })
    const took = cpuMilliseconds(() => model.run()) / 1000
    assert.equal(Math.round(model.getObjectiveValue()), answer.value)
    return took
  })
  return {
    what: `allocate, 20,000 × 600, ${asked.value.length} arcs`,
    ours: `${seconds.toFixed(2)} s`,
    peer: `${peer.toFixed(0)} s HiGHS`,
    ratio: seconds / 2.5,
    goal: '≤ 1 of 2.5 s',
    holds: seconds <= 2.5,
  }
}

/** A row for each family and each session; what comes out is whole by itself. */
function asModel({ capacity, start, session, value }: Asked): ModelData {
  const [families, arcs] = [start.length - 1, session.length]
  const into = capacity.map((): number[] => [])
  session.forEach((one, arc) => into[one]?.push(arc))
  const starts = [...start]
  for (const { length } of into) starts.push((starts.at(-1) ?? 0) + length)
  const rows = families + capacity.length
  return {
    numCols: arcs,
    numRows: rows,
    sense: -1 as NonNullable<ModelData['sense']>,
    colCost: Float64Array.from(value),
    colLower: new Float64Array(arcs),
    colUpper: new Float64Array(arcs).fill(Infinity),
    rowLower: new Float64Array(rows).fill(-Infinity),
    rowUpper: Float64Array.from([...Array<number>(families).fill(1), ...capacity]),
    matrix: {
      format: 'csr',
      numRows: rows,
      numCols: arcs,
      starts: Int32Array.from(starts),
      indices: Int32Array.from([...Array(arcs).keys(), ...into.flat()]),
      values: new Float64Array(2 * arcs).fill(1),
    },
  }
}

/** A cancellation, a new family and a place more or less, in turn: the mean, and beside it the slowest, which is held to the goal. */
function changed(what: string, asked: Asked): Line {
  const market = allocate(instanceOf(asked))
  const once = (change: number) => {
    if (change % 3 === 0) return () => cancel(market, whole(asked.start.length - 1))
    const session = whole(asked.capacity.length)
    if (change % 3 === 1)
      return () => resize(market, session, (market.capacity[session] ?? 0) + (change % 2 ? 1 : -1))
    const first = asked.start[whole(asked.start.length - 1)] ?? 0
    const options = Array.from({ length: 5 }, (_, at) => ({
      session: asked.session[first + at] ?? 0,
      value: 1 + whole(900),
    }))
    return () => join(market, options)
  }
  for (let change = 0; change < CHANGES; change++) once(change)()
  const times = Array.from({ length: CHANGES }, (_, change) => cpuMilliseconds(once(change)))
  const mean = times.reduce((sum, one) => sum + one, 0) / CHANGES
  const slowest = Math.max(...times)
  assert.deepEqual(faultsOf(askedNow(market), allocationOf(market)), [])
  return {
    what: `allocate, one change in ${what}`,
    ours: `${mean.toFixed(2)} ms, at most ${slowest.toFixed(1)}`,
    peer: '–',
    ratio: slowest / 5,
    goal: '≤ 1 of 5 ms',
    holds: slowest <= 5,
  }
}

/** The question as it stands after changes; whoever cancelled has options worth less than nothing. */
function askedNow({ families, capacity, start, session, value }: ReturnType<typeof allocate>): Asked {
  const arcs = start[families]
  return {
    capacity: [...capacity],
    start: [...start.subarray(0, families + 1)],
    session: [...session.subarray(0, arcs)],
    value: [...value.subarray(0, arcs)],
  }
}

/** Half of the families choose one of twenty bundles, so that there are many with equal need and the same options. */
function fair(of: { families: number; sessions: number; places: number }): Line {
  const asked: Asked = { capacity: [], start: [0], session: [], value: [] }
  for (let session = 0; session < of.sessions; session++) asked.capacity.push(of.places)
  const bundles = Array.from({ length: 20 }, () => Array.from({ length: 4 }, () => whole(of.sessions)))
  const need: number[] = []
  for (let family = 0; family < of.families; family++) {
    const alike = bundles[whole(2 * bundles.length)]
    const options = new Set(alike ?? Array.from({ length: 4 }, () => whole(of.sessions)))
    need.push(1 + whole(4))
    for (const session of options) {
      asked.session.push(session)
      asked.value.push((need[family] ?? 0) * 200 + whole(200))
    }
    asked.start.push(asked.session.length)
  }
  const { fairness } = allocateFairly(instanceOf(asked), {
    need,
    waitDays: Array.from({ length: of.families }, () => whole(900)),
  })
  return {
    what: 'allocate, the price of fairness in 2,000 × 60',
    ours: `${(fairness.priceShare * 100).toFixed(2)} %`,
    peer: '–',
    ratio: fairness.priceShare * 100,
    goal: '≤ 1 %',
    holds: fairness.priceShare <= 0.01,
  }
}
