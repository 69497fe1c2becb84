import { Draws } from './simulate-draws.ts'
import type { Law } from './simulate-laws.ts'
import type { Stream } from './simulate-random.ts'

/**
 * When the next family comes. Gaps have a mean of one and are laid out on a clock that runs at the week's rate, so
 * growth, season and dated changes stretch the same draws: two scenarios see the same families.
 */
export class Arrivals {
  /** Weeks from the start until the next; `Infinity` when nobody comes any more. In a column so that it stays a plain number. */
  readonly next = new Float64Array(1)
  private readonly gaps: Draws
  private readonly perWeek: Float64Array

  constructor({ perWeek, gaps }: { perWeek: Float64Array; gaps: Law }, stream: Stream) {
    this.perWeek = perWeek
    this.gaps = new Draws(gaps, stream)
    this.advance()
  }

  advance() {
    const gap = this.gaps.next()
    const now = this.next[0] ?? 0
    const week = now | 0
    const at = now + gap / (this.perWeek[week] ?? 0)
    if (at < week + 1) this.next[0] = at
    else this.crossWeeks(gap)
  }

  private crossWeeks(gap: number) {
    let now = this.next[0] ?? 0
    for (let week = now | 0; week < this.perWeek.length; week++) {
      const rate = this.perWeek[week] ?? 0
      const room = rate * (week + 1 - now)
      if (gap < room) {
        this.next[0] = now + gap / rate
        return
      }
      gap -= room
      now = week + 1
    }
    this.next[0] = Infinity
  }
}
