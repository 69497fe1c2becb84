import { Choice, Draws } from './simulate-draws.ts'
import type { Families } from './simulate-families.ts'
import { Line } from './simulate-line.ts'
import type { Stage } from './simulate-model.ts'
import { Pool } from './simulate-pool.ts'
import type { Stream } from './simulate-random.ts'
import { Routes } from './simulate-routes.ts'

/** One stage while it runs: the lines of those who wait, and the pool of those who are being seen. */
export class RunningStage {
  /** By week. `waited` is by priority, then by whole weeks waited before being seen. */
  readonly joined: Int32Array
  readonly started: Int32Array
  readonly served: Int32Array
  readonly left: Int32Array
  readonly stoppedAsking: Int32Array
  readonly waited: Int32Array[] = []
  private week = 0
  private servers = 0
  private readonly clock: Float64Array
  private readonly pool: Pool
  private readonly lines: Line[] = []
  private readonly service: Draws
  private readonly patience: Draws | undefined
  private readonly routes: Routes
  private readonly stops: Choice | undefined
  private readonly staff: Int32Array
  private readonly pace: Float64Array
  private readonly families: Families

  constructor(
    stage: Stage,
    {
      priorities,
      families,
      stream,
      horizonWeeks,
      clock,
      finishes,
      number,
    }: {
      priorities: number
      families: Families
      stream: (use: number) => Stream
      horizonWeeks: number
      clock: Float64Array
      finishes: Float64Array
      number: number
    },
  ) {
    const column = () => new Int32Array(horizonWeeks)
    this.staff = stage.servers
    this.pace = stage.pace
    this.clock = clock
    this.pool = new Pool(finishes, number)
    this.families = families
    this.joined = column()
    this.started = column()
    this.served = column()
    this.left = column()
    this.stoppedAsking = column()
    for (let priority = 0; priority < priorities; priority++) {
      const waited = column()
      this.waited.push(waited)
      this.lines.push(
        new Line({ left: this.left, stoppedAsking: this.stoppedAsking, waited }, families, clock),
      )
    }
    this.service = new Draws(stage.service, stream(0))
    this.patience = stage.patienceWeeks && new Draws(stage.patienceWeeks, stream(1))
    this.routes = new Routes(stage.routes, stream(2))
    this.stops = stage.noLongerAskShare > 0 ? new Choice([stage.noLongerAskShare], stream(3)) : undefined
  }

  get inService(): number {
    return this.pool.size
  }

  /** Takes the week's staff; new places are filled at once, and nobody who is being seen is sent away. */
  beginWeek(week: number) {
    this.week = week
    this.servers = this.staff[week] ?? 0
    while (this.pool.size < this.servers) {
      const family = this.takeFirst()
      if (family < 0) break
      this.start(family)
    }
  }

  /** Seen at once where somebody is free, else waits for as long as its patience lasts. */
  join(family: number) {
    count(this.joined, this.week)
    const patience = this.patience ? this.patience.next() : Infinity
    if (this.pool.size < this.servers) {
      const waited = this.waited[family & 15]
      if (waited) count(waited, 0)
      this.start(family)
    } else this.lines[family & 15]?.join(family, patience)
  }

  /** One who waits when all begins. */
  beginWaiting(family: number) {
    this.lines[family & 15]?.join(family, this.patience ? this.patience.next() : Infinity)
  }

  /** The first to finish makes way for who is next; answers who finished. */
  finish(): number {
    const { pool } = this
    const family = pool.first
    count(this.served, this.week)
    // First, for who is next may be the same family's other place.
    if (this.stops?.next() === 0) this.families.stopAsking(family, this.clock[0] ?? 0)
    const next = pool.size > this.servers ? -1 : this.takeFirst()
    if (next < 0) pool.removeFirst()
    else {
      count(this.started, this.week)
      pool.replaceFirst((this.clock[0] ?? 0) + this.service.next() * (this.pace[this.week] ?? 1), next)
    }
    return family
  }

  /** Where one who finished goes from here. */
  nextStages(): readonly number[] {
    return this.routes.next()
  }

  settle() {
    for (const line of this.lines) line.settle()
  }

  private start(family: number) {
    count(this.started, this.week)
    this.pool.add((this.clock[0] ?? 0) + this.service.next() * (this.pace[this.week] ?? 1), family)
  }

  private takeFirst(): number {
    const { lines } = this
    for (let priority = 0; priority < lines.length; priority++) {
      const family = lines[priority]?.takeFirst() ?? -1
      if (family >= 0) return family
    }
    return -1
  }
}

function count(counts: Int32Array, week: number) {
  counts[week] = (counts[week] ?? 0) + 1
}
