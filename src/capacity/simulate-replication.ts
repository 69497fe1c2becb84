import { Arrivals } from './simulate-arrivals.ts'
import { Choice } from './simulate-draws.ts'
import { Families } from './simulate-families.ts'
import type { Model } from './simulate-model.ts'
import { RunningStage } from './simulate-stage.ts'
import { NOWHERE, Routes } from './simulate-routes.ts'

/**
 * One run of a model from its start: the next thing to happen, again and again. Nothing changes in between, so time
 * jumps. Weeks are the beat at which staff and the rate of arrivals may change, and at which a run may be stopped.
 */
export class Replication {
  readonly stages: RunningStage[] = []
  private readonly arrivals: Arrivals
  private readonly families: Families
  private readonly priorities: Choice
  private readonly entries: Routes
  /** When each stage has its next finished: together, because they are asked for at every step. */
  private readonly finishes: Float64Array
  /** Now, in weeks: a column of one, so that it stays a plain number wherever it is read. */
  private readonly clock = new Float64Array(1)

  constructor(model: Model, { seed, replication }: { seed: number; replication: number }) {
    const stream = (number: number) => ({ seed, replication, stream: number })
    this.families = new Families(model.stages.some(({ noLongerAskShare }) => noLongerAskShare > 0))
    this.arrivals = new Arrivals(model.arrivals, stream(0))
    this.priorities = new Choice(model.priorityShares, stream(1))
    this.entries = new Routes(model.arrivals.routes, stream(2))
    this.finishes = new Float64Array(model.stages.length)
    // Pushed, not mapped: an array made by `map` changes its kind when `map` itself is compiled, and what was compiled
    // for the old kind is thrown away.
    for (const [number, stage] of model.stages.entries())
      this.stages.push(
        new RunningStage(stage, {
          priorities: model.priorityShares.length,
          families: this.families,
          stream: (use) => stream(16 * (number + 1) + use),
          horizonWeeks: model.horizonWeeks,
          clock: this.clock,
          finishes: this.finishes,
          number,
        }),
      )
    for (const [number, { initialWaiting }] of model.stages.entries())
      for (let i = 0; i < initialWaiting; i++)
        this.stages[number]?.beginWaiting(this.families.come(this.priorities.next(), 1))
  }

  /** All that happens from the start of `week` until just before the next. */
  runWeek(week: number) {
    const { arrivals, clock, finishes, stages } = this
    clock[0] = week
    for (const stage of stages) stage.beginWeek(week)
    for (;;) {
      let at = arrivals.next[0] ?? Infinity
      let first = -1
      for (let number = 0; number < finishes.length; number++) {
        const finish = finishes[number] ?? Infinity
        if (finish < at) {
          at = finish
          first = number
        }
      }
      if (at >= week + 1) return
      clock[0] = at
      if (first < 0) this.come()
      else this.finish(first)
    }
  }

  /** Once, at the horizon. */
  settle() {
    for (const stage of this.stages) stage.settle()
  }

  private come() {
    const to = this.entries.next()
    const priority = this.priorities.next()
    if (to.length > 0) this.join(to, this.families.come(priority, to.length))
    this.arrivals.advance()
  }

  private finish(number: number) {
    const stage = this.stages[number]
    if (!stage) return
    const family = stage.finish()
    const routed = stage.nextStages()
    const to = this.families.hasStopped(family) ? NOWHERE : routed
    this.families.goOn(family, to.length - 1)
    if (to.length > 0) this.join(to, family)
  }

  private join(to: readonly number[], family: number) {
    for (let i = 0; i < to.length; i++) this.stages[to[i] ?? 0]?.join(family)
  }
}
