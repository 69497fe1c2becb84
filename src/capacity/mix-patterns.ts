import type { Highs, ModelData } from 'highs'
import { FEASIBLE } from './highs.ts'
import { boundByFillings } from './mix-bound.ts'
import type { Filling } from './mix-fill.ts'
import { type MixInstance, spotsOf, waysOf } from './mix-instance.ts'
import { matrixOf, mixModel, type Row } from './mix-model.ts'
import type { MixProgress } from './mix-solve.ts'

type Start = { runs: number[]; families: number[] }
type Watch = { tell: (so: Omit<MixProgress, 'gap'>) => void; isStopped: () => boolean }

/**
 * A good mix, and what none can be worth more than: the bound comes from whole fillings of each locality, the mix by choosing
 * one pattern of runs for each among those the fillings had, while families are free to go where they are worth most.
 * Undefined where localities are too large for it: then the search begins from `start` and knows no bound.
 */
export function mixOfPatterns(
  highs: Highs,
  instance: MixInstance,
  start: Start,
  { tell, isStopped }: Watch,
): (Start & { bound: number }) | undefined {
  const ways = waysOf(instance)
  const worth = (families: readonly number[]) =>
    families.reduce((sum, n, way) => sum + n * (ways[way]?.value ?? 0), 0)
  let value = worth(start.families)
  const known = boundByFillings(highs, instance, {
    start: fillingsOf(instance, start),
    narrowed: (bound) => tell({ value, bound }),
    isStopped,
  })
  if (!known) return undefined
  const { bound } = known
  const enough = () => bound - value <= instance.gap * value
  if (enough() || isStopped()) return { ...start, bound }

  // Which block a run is in is nobody's but the locality's: one pattern of those that differ in nothing else.
  const totals = ({ locality, runs }: Filling) =>
    [locality, ...runs.map((blocks) => blocks.reduce((sum, n) => sum + n, 0))].join(' ')
  const patterns = [...new Map(known.fillings.map((each) => [totals(each), each])).values()]
  return highs.withModel((solver) => {
    solver.passModel(patternModel(instance, patterns))
    solver.options.set({
      output_flag: false,
      mip_rel_gap: instance.gap / 4,
      time_limit: instance.seconds / 2,
    })
    const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType
    solver.run({
      [mipImprovingSolution]: ({ data }) => {
        value = Math.max(value, data.mip_primal_bound ?? 0)
        tell({ value, bound })
      },
      [mipInterrupt]: (event) => {
        if (enough() || isStopped()) event.interrupt()
      },
    })
    const columns = solver.getSolution().colValue
    const families = [...columns.subarray(patterns.length)]
    if (solver.info.get('primal_solution_status') !== FEASIBLE || worth(families) < worth(start.families))
      return { ...start, bound }
    const chosen = patterns.filter((_, at) => (columns[at] ?? 0) > 0.5)
    const runs = spotsOf(instance).map(
      ({ offer, locality, block }) =>
        chosen.find((each) => each.locality === locality)?.runs[offer]?.[block] ?? 0,
    )
    return { runs, families, bound }
  })
}

/** A mix as one filling for each locality. */
function fillingsOf(instance: MixInstance, { runs, families }: Start): Filling[] {
  const [spots, ways] = [spotsOf(instance), waysOf(instance)]
  return instance.localities.map((_, here) => {
    const come = ways.flatMap(({ to }, way) => {
      const number = families[way] ?? 0
      return to === here && number > 0 ? [{ way, families: number }] : []
    })
    const byBlock = instance.offers.map(() => [0, 0])
    for (const [at, { offer, locality, block }] of spots.entries())
      if (locality === here) byBlock[offer]?.splice(block, 1, runs[at] ?? 0)
    const value = come.reduce((sum, { way, families: n }) => sum + n * (ways[way]?.value ?? 0), 0)
    return { locality: here, runs: byBlock, come, value, profit: 0 }
  })
}

/** The model of mix-model.ts with one pattern chosen for each locality, at most, in the place of its runs. */
function patternModel(instance: MixInstance, patterns: readonly Filling[]): ModelData {
  const { data, rows, spots, ways } = mixModel(instance)
  const runsOf = (pattern: Filling, spot: number) => {
    const { offer = 0, locality = 0, block = 0 } = spots[spot] ?? {}
    return locality === pattern.locality ? (pattern.runs[offer]?.[block] ?? 0) : 0
  }
  // A pattern keeps the hours by itself.
  const shared = rows.filter(({ name }) => !name.startsWith('hours_'))
  const inPatterns = shared.map(({ name, lower, upper, terms }): Row => {
    const [runs, families] = [
      terms.filter(({ column }) => column < spots.length),
      terms.filter(({ column }) => column >= spots.length),
    ]
    const chosen = patterns.map((pattern, column) => ({
      column,
      value: runs.reduce((sum, { column: spot, value }) => sum + value * runsOf(pattern, spot), 0),
    }))
    const moved = families.map(({ column, value }) => ({
      column: column - spots.length + patterns.length,
      value,
    }))
    return { name, lower, upper, terms: [...chosen.filter(({ value }) => value !== 0), ...moved] }
  })
  const oneEach = instance.localities.map((_, here): Row => ({
    name: `one_l${here}`,
    lower: -Infinity,
    upper: 1,
    terms: patterns.flatMap(({ locality }, column) => (locality === here ? [{ column, value: 1 }] : [])),
  }))
  const numCols = patterns.length + ways.length
  const all = [...inPatterns, ...oneEach]
  return {
    numCols,
    numRows: all.length,
    ...(data.sense ? { sense: data.sense } : {}),
    colCost: [...patterns.map(() => 0), ...[...data.colCost].slice(spots.length)],
    colLower: Array.from({ length: numCols }, () => 0),
    colUpper: [...patterns.map(() => 1), ...[...data.colUpper].slice(spots.length)],
    integrality: [...patterns.map(() => 1 as const), ...ways.map(() => 0 as const)],
    ...matrixOf(all, numCols),
  }
}
