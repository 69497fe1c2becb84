import type { Highs, Model } from 'highs'
import { FEASIBLE, loadHighs } from './highs.ts'
import type { MixInstance, Wish } from './mix-instance.ts'
import { type MixModel, mixModel } from './mix-model.ts'
import { mixOfPatterns } from './mix-patterns.ts'
import { startingMix } from './mix-start.ts'

/** How far the search has come: the value of the best mix so far, and what no mix can be worth more than. */
export type MixProgress = { value: number; bound: number; gap: number }
export type Mix = MixProgress & {
  /** `done`: within the gap asked for. `stopped`: by someone, or time was up; the mix can still be used. */
  status: 'done' | 'stopped'
  runs: { offer: string; locality: string; block: string; runs: number }[]
  families: { offer: string; from: string; to: string; families: number }[]
}
export type MixAnswer =
  | Mix
  /** Not all wishes can be had: the fewest to drop so that the others can. `proved` unless time was up. */
  | { status: 'impossible'; drop: Wish[]; proved: boolean }
  | { status: 'nothing yet' }

type Watch = { progress: (so: MixProgress) => void; isStopped: () => boolean }

/** Finds a mix in this thread, which it keeps busy: mix.ts does it in another. */
export async function solveMix(instance: MixInstance, watch: Watch): Promise<MixAnswer> {
  const highs = await loadHighs()
  const model = mixModel(instance)
  if (model.spots.length === 0 || model.ways.length === 0)
    return model.wishes.length > 0
      ? { status: 'impossible', drop: model.wishes, proved: true }
      : { ...empty, ...named(instance, model, []) }
  const begun = startingMix(instance)
  const tell = telling(watch)
  const known = begun && mixOfPatterns(highs, instance, begun, { tell, isStopped: watch.isStopped })
  const start = known ?? begun
  const provedAbove = known?.bound ?? Infinity
  return highs.withModel((solver): MixAnswer => {
    solver.passModel(model.data)
    const answer = (runs: readonly number[], bound: number, proved = false): MixAnswer => {
      const columns = wholeFamilies(highs, solver, model, runs)
      const value = model.ways.reduce(
        (sum, way, at) => sum + way.value * (columns[model.spots.length + at] ?? 0),
        0,
      )
      const so = soFar(value, Math.max(bound, value))
      return {
        status: proved || so.gap <= instance.gap ? 'done' : 'stopped',
        ...so,
        ...named(instance, model, columns),
      }
    }
    if (known) {
      const found = answer(known.runs, known.bound)
      if (found.status === 'done' || watch.isStopped()) return found
      solver.passModel(model.data)
    }
    solver.options.set({
      output_flag: false,
      solver: 'choose',
      mip_rel_gap: instance.gap,
      time_limit: known ? instance.seconds / 2 : instance.seconds,
    })
    if (start) solver.setSolution({ colValue: [...start.runs, ...start.families] })
    const status = run(highs, solver, {
      tell: ({ value, bound }) => tell({ value, bound: Math.min(bound, provedAbove) }),
      isStopped: watch.isStopped,
      isEnough: (value) => provedAbove - value <= instance.gap * value,
    })
    if (status === highs.constants.modelStatus.infeasible) return fewestToDrop(highs, instance, watch)
    if (solver.info.get('primal_solution_status') !== FEASIBLE) return { status: 'nothing yet' }
    const bound = Math.min(Number(solver.info.get('mip_dual_bound')), provedAbove)
    const runs = [...solver.getSolution().colValue.subarray(0, model.spots.length)].map(Math.round)
    return answer(runs, bound, status === highs.constants.modelStatus.optimal)
  })
}

const empty = { status: 'done' as const, value: 0, bound: 0, gap: 0 }

/** What is left to gain, as a share of what there is. */
const soFar = (value: number, bound: number): MixProgress => ({
  value,
  bound,
  gap: value > 0 ? (bound - value) / value : bound > 0 ? Infinity : 0,
})

/** Says each narrower gap once. */
function telling({ progress }: Pick<Watch, 'progress'>) {
  let last = Infinity
  return ({ value, bound }: Omit<MixProgress, 'gap'>) => {
    const so = soFar(value, bound)
    // Before there is a mix or a bound HiGHS says infinity or a number past all bounds.
    if (!(so.value >= 0 && so.bound < 1e30 && so.gap < last)) return
    last = so.gap
    progress(so)
  }
}

function run(
  highs: Highs,
  solver: Model,
  {
    tell,
    isStopped,
    isEnough,
  }: {
    tell: (so: Omit<MixProgress, 'gap'>) => void
    isStopped: () => boolean
    isEnough: (value: number) => boolean
  },
): number {
  const { mipLogging, mipImprovingSolution, mipInterrupt } = highs.constants.callbackType
  let enough = false
  const heard = ({ data }: { data: { mip_primal_bound?: number; mip_dual_bound?: number } }): undefined => {
    const value = data.mip_primal_bound ?? -Infinity
    tell({ value, bound: data.mip_dual_bound ?? Infinity })
    enough ||= value > 0 && isEnough(value)
  }
  return solver.run({
    [mipLogging]: heard,
    [mipImprovingSolution]: heard,
    [mipInterrupt]: (event) => {
      if (enough || isStopped()) event.interrupt()
    },
  }).modelStatus
}

/** The runs stand; families are asked for again as a linear programme, whose corners are whole, and no worse. */
function wholeFamilies(highs: Highs, solver: Model, { spots }: MixModel, runs: readonly number[]): number[] {
  solver.clearIntegrality()
  for (const spot of spots.keys()) solver.changeColBounds(spot, runs[spot] ?? 0, runs[spot] ?? 0)
  solver.options.set({ output_flag: false, solver: 'simplex', time_limit: 1e6 })
  const { modelStatus } = solver.run()
  if (modelStatus !== highs.constants.modelStatus.optimal)
    throw new Error(`Families could not be shared out over the runs found: status ${modelStatus}`)
  return [...solver.getSolution().colValue].map(Math.round)
}

function fewestToDrop(highs: Highs, instance: MixInstance, { isStopped }: Watch): MixAnswer {
  const model = mixModel(instance, { dropping: true })
  return highs.withModel((solver): MixAnswer => {
    solver.passModel(model.data)
    solver.options.set({ output_flag: false, mip_abs_gap: 0.5, time_limit: instance.seconds })
    const status = run(highs, solver, { tell: () => undefined, isStopped, isEnough: () => false })
    if (solver.info.get('primal_solution_status') !== FEASIBLE) return { status: 'nothing yet' }
    const columns = solver.getSolution().colValue
    const first = model.spots.length + model.ways.length
    return {
      status: 'impossible',
      drop: model.wishes.filter((_, at) => Math.round(columns[first + at] ?? 0) === 1),
      proved: status === highs.constants.modelStatus.optimal,
    }
  })
}

function named(
  { offers, localities, blocks }: MixInstance,
  { spots, ways }: MixModel,
  columns: readonly number[],
): Pick<Mix, 'runs' | 'families'> {
  const name = (list: readonly string[], at: number) => list[at] ?? ''
  const ids = offers.map(({ id }) => id)
  return {
    runs: spots
      .map(({ offer, locality, block }, at) => ({
        offer: name(ids, offer),
        locality: name(localities, locality),
        block: name(blocks, block),
        runs: columns[at] ?? 0,
      }))
      .filter(({ runs }) => runs > 0),
    families: ways
      .map(({ offer, from, to }, at) => ({
        offer: name(ids, offer),
        from: name(localities, from),
        to: name(localities, to),
        families: columns[spots.length + at] ?? 0,
      }))
      .filter(({ families }) => families > 0),
  }
}
