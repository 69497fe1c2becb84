import { type MixInstance, waysOf } from './mix-instance.ts'

/** What one more takes from everybody else: a family who asks, by offer and home; a run, by offer. Below nothing, it gives. */
export type Prices = { family: number[][]; run: number[] }
/** One locality by itself: runs by offer and block, who comes (by number among the ways), what that is worth, and its worth less the prices. */
export type Filling = {
  locality: number
  runs: number[][]
  come: { way: number; families: number }[]
  value: number
  profit: number
}
type Choice = { runs: number; profit: number; value: number; come: Filling['come'] }

/** Steps of the table for one round over all localities: past these it is no quicker than the search itself. */
const MOST_STEPS = 100_000_000

/**
 * Fills one locality as well as can be at given prices, exactly: for each offer and number of runs who would come, then which
 * fit the hours of its one or two blocks together, by a table of hours used. Undefined where the table would be too large, or
 * hours are no multiples of a hundredth.
 */
export function filler(instance: MixInstance): ((locality: number, prices: Prices) => Filling) | undefined {
  const { offers, hours, blocks } = instance
  const unit = commonUnit(offers.map((offer) => offer.hours))
  if (unit === undefined || blocks.length > 2) return undefined
  const ways = waysOf(instance)
  const into = Map.groupBy(ways.keys(), (way) => `${ways[way]?.offer} ${ways[way]?.to}`)
  const needs = offers.map((offer) => Math.round((offer.hours * 100) / unit))
  const rooms = hours.map((row) =>
    [row[0] ?? 0, row[1] ?? 0].map((has) => Math.floor((has * 100) / unit + 1e-9)),
  )
  const mostRuns = (offer: number, [first = 0, second = 0]: readonly number[]) =>
    Math.min(
      offers[offer]?.mostRuns ?? Infinity,
      Math.floor(first / (needs[offer] ?? 1)) + Math.floor(second / (needs[offer] ?? 1)),
    )
  const steps = rooms.reduce(
    (sum, room) =>
      sum +
      ((room[0] ?? 0) + 1) *
        ((room[1] ?? 0) + 1) *
        offers.reduce((ofOne, _, offer) => ofOne + (mostRuns(offer, room) + 2) ** 2 / 2, 0),
    0,
  )
  if (steps > MOST_STEPS) return undefined

  /** Each number of runs of an offer there, with the families who bring most; fewer than the least only if there are no more. */
  const choicesOf = (offer: number, locality: number, { family, run }: Prices): Choice[] => {
    const { least = 1, most = 1 } = offers[offer] ?? {}
    const homes = (into.get(`${offer} ${locality}`) ?? [])
      .map((way) => {
        const { from = 0, value = 0 } = ways[way] ?? {}
        const asking = instance.asks[from]?.[offer] ?? 0
        return { way, value, asking, net: value - (family[offer]?.[from] ?? 0) }
      })
      .toSorted((one, other) => other.net - one.net)
    const choices: Choice[] = []
    for (let runs = 1; runs <= mostRuns(offer, rooms[locality] ?? []); runs++) {
      let [short, room] = [least * runs, most * runs]
      const choice: Choice = { runs, profit: -runs * (run[offer] ?? 0), value: 0, come: [] }
      for (const { way, value, asking, net } of homes) {
        const families = Math.min(net > 0 ? room : Math.max(short, 0), room, asking)
        if (families <= 0) continue
        choice.come.push({ way, families })
        choice.profit += families * net
        choice.value += families * value
        short -= families
        room -= families
      }
      if (short > 0) break
      choices.push(choice)
    }
    return choices
  }

  return (locality, prices) => {
    const [first = 0, second = 0] = rooms[locality] ?? []
    const width = second + 1
    const cells = (first + 1) * width
    const choices = offers.map((_, offer) => choicesOf(offer, locality, prices))
    let best = new Float64Array(cells)
    // For each offer and hours used: which choice, and how many of its runs are in the first block.
    const picked = choices.map((of) => (of.length > 0 ? new Int32Array(cells).fill(-1) : undefined))
    const inFirst = choices.map((of) => (of.length > 0 ? new Int32Array(cells) : undefined))
    for (const [offer, of] of choices.entries()) {
      const [pick, split, need] = [picked[offer], inFirst[offer], needs[offer] ?? 1]
      if (!pick || !split) continue
      const next = best.slice()
      for (const [choice, { runs, profit }] of of.entries())
        for (let early = 0; early <= runs; early++) {
          const [a, b] = [early * need, (runs - early) * need]
          for (let i = a; i <= first; i++)
            for (let j = b; j <= second; j++) {
              const worth = (best[(i - a) * width + j - b] ?? 0) + profit
              const at = i * width + j
              if (worth <= (next[at] ?? 0) + 1e-9) continue
              next[at] = worth
              pick[at] = choice
              split[at] = early
            }
        }
      best = next
    }

    const filling: Filling = {
      locality,
      runs: offers.map(() => [0, 0]),
      come: [],
      value: 0,
      profit: best[cells - 1] ?? 0,
    }
    let at = cells - 1
    for (let offer = offers.length - 1; offer >= 0; offer--) {
      const choice = choices[offer]?.[picked[offer]?.[at] ?? -1]
      if (!choice) continue
      const early = inFirst[offer]?.[at] ?? 0
      filling.runs[offer] = [early, choice.runs - early]
      filling.come.push(...choice.come)
      filling.value += choice.value
      at -= (early * width + choice.runs - early) * (needs[offer] ?? 1)
    }
    return filling
  }
}

/** The most hundredths of an hour that divide all of these; undefined where one is no multiple of a hundredth. */
function commonUnit(hours: readonly number[]): number | undefined {
  let unit = 0
  for (const each of hours) {
    let [larger, smaller] = [Math.round(each * 100), unit]
    if (Math.abs(larger - each * 100) > 1e-6) return undefined
    while (smaller > 0) [larger, smaller] = [smaller, larger % smaller]
    unit = larger
  }
  return unit
}
