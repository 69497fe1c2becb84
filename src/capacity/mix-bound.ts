import type { Highs, ModelData } from 'highs'
import { type Filling, filler, type Prices } from './mix-fill.ts'
import { type MixInstance, waysOf } from './mix-instance.ts'

/** Found within so much of what can be proved at all, the bound is as good as it gets. */
const CLOSE = 5e-4
const MOST_ROUNDS = 200

/**
 * What no mix can be worth more than, by putting the term together from whole fillings of each locality (Dantzig and Wolfe):
 * each locality by itself is solved exactly, and only what they share, families, runs of an offer and floors, is priced. Much
 * nearer the truth than runs in parts. Also answers the fillings it met: good mixes are made of their runs. Begins from
 * `start`, a mix that keeps every wish; undefined where localities are too large to be filled exactly.
 */
export function boundByFillings(
  highs: Highs,
  instance: MixInstance,
  {
    start,
    narrowed,
    isStopped,
  }: { start: readonly Filling[]; narrowed: (bound: number) => void; isStopped: () => boolean },
): { bound: number; fillings: Filling[] } | undefined {
  const fill = filler(instance)
  if (!fill) return undefined
  const rows = sharedRows(instance)
  return highs.withModel((master) => {
    master.passModel(rows.empty)
    master.options.set({ output_flag: false })
    const fillings: Filling[] = []
    const take = (filling: Filling) => {
      const entries = rows.entriesOf(filling)
      master.addCol(filling.value, 0, Infinity, {
        indices: Int32Array.from(entries, ([row]) => row),
        values: Float64Array.from(entries, ([, value]) => value),
      })
      fillings.push(filling)
    }
    for (const filling of start) take(filling)

    let bound = Infinity
    let steady: Float64Array | undefined
    for (let round = 0; round < MOST_ROUNDS && !isStopped(); round++) {
      if (master.run().modelStatus !== highs.constants.modelStatus.optimal) break
      const value = Number(master.info.get('objective_function_value'))
      const duals = Float64Array.from(master.getSolution().rowDual)
      /** The bound these duals prove; fillings that are worth more than they cost are taken. How many. */
      const price = (at: Float64Array) => {
        const prices = rows.pricesOf(at)
        const filled = instance.localities.map((_, locality) => fill(locality, prices))
        const proved = filled.reduce((sum, { profit }) => sum + profit, rows.worthOf(at))
        if (proved < bound) {
          bound = proved
          steady = at
          narrowed(bound)
        }
        const better = filled.filter(
          (each) =>
            each.value - rows.entriesOf(each).reduce((sum, [row, n]) => sum + n * (duals[row] ?? 0), 0) >
            1e-6,
        )
        better.forEach(take)
        return better.length
      }
      // Near the best prices so far the next are better than far from them: prices alone swing.
      const from = round < 3 ? undefined : steady
      const between = from ? duals.map((dual, row) => 0.6 * (from[row] ?? 0) + 0.4 * dual) : duals
      if (price(between) === 0 && (between === duals || price(duals) === 0)) break
      if (bound - value < CLOSE * value) break
    }
    return { bound, fillings }
  })
}

/** What localities share: one filling each; families who ask; an offer's most and least runs; floors. */
function sharedRows(instance: MixInstance) {
  const { localities, offers, asks, floor = [] } = instance
  const ways = waysOf(instance)
  const bounds: { lower: number; upper: number }[] = []
  const row = (lower: number, upper: number) => bounds.push({ lower, upper }) - 1
  const one = localities.map(() => row(-Infinity, 1))
  const asking = offers.map((_, offer) =>
    localities.map((_, from) => row(-Infinity, asks[from]?.[offer] ?? 0)),
  )
  const runs = offers.map(({ leastRuns, mostRuns }) =>
    leastRuns > 0 || mostRuns !== undefined
      ? row(leastRuns > 0 ? leastRuns : -Infinity, mostRuns ?? Infinity)
      : undefined,
  )
  const floors = localities.map((_, at) => ((floor[at] ?? 0) > 0 ? row(floor[at] ?? 0, Infinity) : undefined))
  const empty: ModelData = {
    numCols: 0,
    numRows: bounds.length,
    // −1 is how HiGHS says most.
    sense: -1 as NonNullable<ModelData['sense']>,
    colCost: [],
    colLower: [],
    colUpper: [],
    rowLower: bounds.map(({ lower }) => lower),
    rowUpper: bounds.map(({ upper }) => upper),
    matrix: {
      format: 'csc',
      numRows: bounds.length,
      numCols: 0,
      starts: new Int32Array(1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  }
  const at = (duals: Float64Array, number: number | undefined) =>
    number === undefined ? 0 : (duals[number] ?? 0)
  return {
    empty,
    entriesOf: ({ locality, runs: byBlock, come }: Filling): [number, number][] => {
      const entries = new Map<number, number>()
      const add = (number: number | undefined, value: number) => {
        if (number !== undefined && value > 0) entries.set(number, (entries.get(number) ?? 0) + value)
      }
      add(one[locality], 1)
      for (const [offer, blocks] of byBlock.entries())
        add(
          runs[offer],
          blocks.reduce((sum, n) => sum + n, 0),
        )
      for (const { way, families } of come) {
        const { offer = 0, from = 0 } = ways[way] ?? {}
        add(asking[offer]?.[from], families)
        add(floors[from], families)
      }
      return [...entries].toSorted(([a], [b]) => a - b)
    },
    pricesOf: (duals: Float64Array): Prices => ({
      family: asking.map((homes) => homes.map((number, from) => at(duals, number) + at(duals, floors[from]))),
      run: runs.map((number) => at(duals, number)),
    }),
    /** What the duals say the shared rows are worth; whatever the duals, with the fillings' profits it is never too little. */
    worthOf: (duals: Float64Array) =>
      bounds.slice(localities.length).reduce((sum, { lower, upper }, i) => {
        const dual = duals[localities.length + i] ?? 0
        return sum + (dual > 0 ? dual * upper : dual < 0 ? dual * lower : 0)
      }, 0),
  }
}
