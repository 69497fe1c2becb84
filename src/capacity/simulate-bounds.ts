import type { Model } from './simulate-model.ts'
import type { Plan } from './simulate.ts'

/** So that one question can be answered in bounded time and room; a nation of five years is a fortieth of the first. */
const MOST_JOINS = 100_000_000
const MOST_FIGURES = 100_000_000
const ROUNDS = 10_000

/**
 * Why a plan asks too much, or undefined. Room is a number for who waits and one for each priority's waits, for each week of
 * each stage, scenario and replication.
 */
export function findExcess({ scenarios, replications }: Plan): string | undefined {
  const figures =
    scenarios.reduce(
      (sum, { model }) => sum + model.horizonWeeks * model.stages.length * (1 + model.priorityShares.length),
      0,
    ) * replications
  if (figures > MOST_FIGURES)
    return 'weeks × stages × (priorities + 1) × scenarios × replications is more than 100 million'
  const joins = Math.max(...scenarios.map(({ model }) => expectedJoins(model)))
  if (!(joins <= MOST_JOINS))
    return 'more than 100 million families would join the stages in one replication, or go round for ever'
  return undefined
}

/** How many families are expected to join all stages over the horizon, were everyone seen at once. */
export function expectedJoins({ arrivals, stages }: Model): number {
  const come = arrivals.perWeek.reduce((sum, rate) => sum + rate, 0)
  let flow = stages.map(({ initialWaiting }) => initialWaiting)
  for (const { share, to } of arrivals.routes)
    for (const number of to) flow[number] = (flow[number] ?? 0) + share * come
  let joins = 0
  for (let round = 0; round < ROUNDS; round++) {
    const now = flow.reduce((sum, families) => sum + families, 0)
    joins += now
    if (now < 1e-3 || !(joins <= MOST_JOINS)) return joins
    const next = stages.map(() => 0)
    for (const [from, { routes }] of stages.entries())
      for (const { share, to } of routes)
        for (const number of to) next[number] = (next[number] ?? 0) + share * (flow[from] ?? 0)
    flow = next
  }
  return Infinity
}
