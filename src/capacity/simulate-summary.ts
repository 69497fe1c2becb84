import type { Outcome, StageOutcome } from './simulate-outcome.ts'

/** A mean over replications and its standard error; none from a single one. */
export type Mean = { mean: number; se: number | null }
/** Nearest rank over replications: the smallest with at least that share at or below it. */
export type Band = { p10: number; p50: number; p90: number }
export type Week = { week: number; waiting: Band }

/** How many were seen in all, and the whole weeks they had waited: none when nobody was. */
export type Waited = { seen: number; weeks: { p50: number; p90: number } | null }

export type StageSummary = {
  name: string
  waiting: Mean
  served: Mean
  left: Mean
  noLongerAsk: Mean
  inService: Mean
  /** By those who were seen, over all replications: all, then each priority. */
  waited: Waited
  waitedByPriority: Waited[]
  weekly: Week[]
}
/** How much more than in the first scenario, replication by replication, so that shared chance cancels out. */
export type Difference = { name: string; waiting: Mean; served: Mean; left: Mean; noLongerAsk: Mean }

const totals = {
  waiting: ({ waiting }: StageOutcome) => waiting.at(-1) ?? 0,
  served: ({ served }: StageOutcome) => served,
  left: ({ left }: StageOutcome) => left,
  noLongerAsk: ({ stoppedAsking }: StageOutcome) => stoppedAsking,
}

export function summarise(names: readonly string[], outcomes: readonly Outcome[]): StageSummary[] {
  return names.map((name, number) => {
    const stages = outcomes.flatMap((outcome) => outcome.stages[number] ?? [])
    return {
      name,
      waiting: meanOf(stages.map(totals.waiting)),
      served: meanOf(stages.map(totals.served)),
      left: meanOf(stages.map(totals.left)),
      noLongerAsk: meanOf(stages.map(totals.noLongerAsk)),
      inService: meanOf(stages.map(({ inService }) => inService)),
      waited: waitedOf(stages.flatMap(({ waited }) => waited)),
      waitedByPriority: (stages[0]?.waited ?? []).map((_, priority) =>
        waitedOf(stages.flatMap(({ waited }) => waited[priority] ?? [])),
      ),
      weekly: bandsOf(stages),
    }
  })
}

/** `from` and `to` hold the same replications of two scenarios, in the same order. */
export function compare(
  names: readonly string[],
  { from, to }: { from: readonly Outcome[]; to: readonly Outcome[] },
): Difference[] {
  return names.map((name, number) => {
    const more = (total: (stage: StageOutcome) => number) =>
      meanOf(
        to.flatMap((outcome, replication) => {
          const [after, before] = [outcome.stages[number], from[replication]?.stages[number]]
          return after && before ? [total(after) - total(before)] : []
        }),
      )
    return {
      name,
      waiting: more(totals.waiting),
      served: more(totals.served),
      left: more(totals.left),
      noLongerAsk: more(totals.noLongerAsk),
    }
  })
}

export function bandsOf(stages: readonly StageOutcome[]): Week[] {
  const weeks = stages[0]?.waiting.length ?? 0
  const column = new Int32Array(stages.length)
  return Array.from({ length: weeks }, (_, week) => {
    for (const [replication, { waiting }] of stages.entries()) column[replication] = waiting[week] ?? 0
    column.sort()
    return {
      week: week + 1,
      waiting: { p10: rank(column, 10), p50: rank(column, 50), p90: rank(column, 90) },
    }
  })
}

function rank(sorted: Int32Array, percent: number): number {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? 0
}

function waitedOf(columns: readonly Int32Array[]): Waited {
  const counts = new Float64Array(columns[0]?.length ?? 0)
  for (const column of columns)
    for (let week = 0; week < counts.length; week++) counts[week] = (counts[week] ?? 0) + (column[week] ?? 0)
  const seen = counts.reduce((sum, count) => sum + count, 0)
  if (seen === 0) return { seen, weeks: null }
  const weeksAt = (percent: number) => {
    let below = 0
    return counts.findIndex((count) => (below += count) * 100 >= percent * seen)
  }
  return { seen, weeks: { p50: weeksAt(50), p90: weeksAt(90) } }
}

function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (values.length < 2) return { mean, se: null }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (values.length - 1) / values.length) }
}
