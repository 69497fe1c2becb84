import type { Model, Stage } from './simulate-model.ts'
import { Replication } from './simulate-replication.ts'
import type { RunningStage } from './simulate-stage.ts'

/** What one replication came to, stage by stage. At the horizon unless by week; joined is without those at the start. */
export type StageOutcome = {
  /** Waiting at the end of each week. */
  waiting: Int32Array
  /** By priority: of those seen, how many had waited so many whole weeks. */
  waited: readonly Int32Array[]
  joined: number
  served: number
  left: number
  stoppedAsking: number
  inService: number
}
export type Outcome = { stages: readonly StageOutcome[]; events: number }

/**
 * One replication from start to horizon; undefined where `isStopped` said so at the start of a week. An event is a
 * family that joins, is seen to the end, leaves or stops asking.
 */
export function runReplication(
  model: Model,
  chance: { seed: number; replication: number },
  isStopped: () => boolean = () => false,
): Outcome | undefined {
  const run = new Replication(model, chance)
  for (let week = 0; week < model.horizonWeeks; week++) {
    if (isStopped()) return undefined
    run.runWeek(week)
  }
  run.settle()
  const stages = run.stages.flatMap((running, number) => {
    const stage = model.stages[number]
    return stage ? [stageOutcome(running, stage)] : []
  })
  const events = stages.reduce(
    (sum, { joined, served, left, stoppedAsking }) => sum + joined + served + left + stoppedAsking,
    0,
  )
  return { stages, events }
}

function stageOutcome(running: RunningStage, { initialWaiting }: Stage): StageOutcome {
  const { joined, started, served, left, stoppedAsking, waited, inService } = running
  let waiting = initialWaiting
  const weekly = joined.map(
    (_, week) =>
      (waiting +=
        (joined[week] ?? 0) - (started[week] ?? 0) - (left[week] ?? 0) - (stoppedAsking[week] ?? 0)),
  )
  return {
    waiting: weekly,
    waited,
    joined: sum(joined),
    served: sum(served),
    left: sum(left),
    stoppedAsking: sum(stoppedAsking),
    inService,
  }
}

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0)
}
