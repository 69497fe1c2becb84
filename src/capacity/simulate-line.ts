import type { Families } from './simulate-families.ts'

/** What is counted for a stage, by week: of leaving, of no longer asking, and of how long those seen had waited. */
export type LineCounts = { left: Int32Array; stoppedAsking: Int32Array; waited: Int32Array }

const SMALLEST = 64

/**
 * Families of one priority, first come first served. A family's patience needs no event: the week it would leave is
 * counted when it joins and taken back if it is seen before, so joining and being seen cost the same however many
 * wait. Those who left are stepped over when their turn comes, or swept out before more room is made, so room is
 * never more than about twice what those who still wait need.
 */
export class Line {
  /** Two numbers for each: when it joined, when it will have had enough. */
  private times = new Float64Array(2 * SMALLEST)
  private families = new Int32Array(SMALLEST)
  private mask = SMALLEST - 1
  private head = 0
  private size = 0
  private readonly counts: LineCounts
  private readonly registry: Families
  private readonly horizonWeeks: number
  /** Now, in weeks: a column of one, so that it stays a plain number on its way here. */
  private readonly clock: Float64Array

  constructor(counts: LineCounts, registry: Families, clock: Float64Array) {
    this.clock = clock
    this.counts = counts
    this.registry = registry
    this.horizonWeeks = counts.left.length
  }

  join(family: number, patienceWeeks: number) {
    if (this.size > this.mask) this.makeRoom()
    const nowWeeks = this.clock[0] ?? 0
    const leavesWeeks = nowWeeks + patienceWeeks
    const slot = (this.head + this.size++) & this.mask
    this.times[2 * slot] = nowWeeks
    this.times[2 * slot + 1] = leavesWeeks
    this.families[slot] = family
    if (leavesWeeks < this.horizonWeeks) change(this.counts.left, leavesWeeks | 0, 1)
  }

  /** The first who is still there, now seen; −1 when nobody is. */
  takeFirst(): number {
    const nowWeeks = this.clock[0] ?? 0
    const { times, mask } = this
    while (this.size > 0) {
      const slot = this.head
      this.head = (slot + 1) & mask
      this.size--
      const family = this.families[slot] ?? 0
      const leaves = times[2 * slot + 1] ?? 0
      if (leaves > nowWeeks && (!this.registry.areTracked || this.registry.stoppedWeeks(family) > nowWeeks)) {
        if (leaves < this.horizonWeeks) change(this.counts.left, leaves | 0, -1)
        change(this.counts.waited, (nowWeeks - (times[2 * slot] ?? 0)) | 0, 1)
        return family
      }
      this.letGo(family, leaves)
    }
    return -1
  }

  /** How many it could hold before it must look for room. */
  get room(): number {
    return this.mask + 1
  }

  /** At the horizon: counts those who stopped asking and whom nobody has stepped over yet. */
  settle() {
    for (let i = 0; i < this.size; i++) {
      const slot = (this.head + i) & this.mask
      this.countStopped(this.families[slot] ?? 0, this.times[2 * slot + 1] ?? 0)
    }
  }

  private letGo(family: number, leavesWeeks: number) {
    if (!this.registry.areTracked) return
    this.countStopped(family, leavesWeeks)
    this.registry.goOn(family, -1)
  }

  private countStopped(family: number, leavesWeeks: number) {
    const stopped = this.registry.stoppedWeeks(family)
    if (stopped >= leavesWeeks || stopped >= this.horizonWeeks) return
    if (leavesWeeks < this.horizonWeeks) change(this.counts.left, leavesWeeks | 0, -1)
    change(this.counts.stoppedAsking, stopped | 0, 1)
  }

  /** Sweeps out those who left; where most are still there, room is doubled. */
  private makeRoom() {
    const { times, families, mask } = this
    const nowWeeks = this.clock[0] ?? 0
    let kept = 0
    for (let i = 0; i < this.size; i++) {
      const slot = (this.head + i) & mask
      const family = families[slot] ?? 0
      const leaves = times[2 * slot + 1] ?? 0
      if (Math.min(leaves, this.registry.stoppedWeeks(family)) <= nowWeeks) this.letGo(family, leaves)
      else {
        const to = (this.head + kept++) & mask
        times[2 * to] = times[2 * slot] ?? 0
        times[2 * to + 1] = leaves
        families[to] = family
      }
    }
    this.size = kept
    if (kept > mask >> 1) this.double()
  }

  private double() {
    const { times, families, mask } = this
    this.times = new Float64Array(2 * times.length)
    this.families = new Int32Array(2 * families.length)
    for (let i = 0; i < this.size; i++) {
      const slot = (this.head + i) & mask
      this.times[2 * i] = times[2 * slot] ?? 0
      this.times[2 * i + 1] = times[2 * slot + 1] ?? 0
      this.families[i] = families[slot] ?? 0
    }
    this.mask = 2 * mask + 1
    this.head = 0
  }
}

function change(counts: Int32Array, week: number, by: number) {
  counts[week] = (counts[week] ?? 0) + by
}
