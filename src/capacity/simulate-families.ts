import { MOST_PRIORITIES } from './simulate-model.ts'

/**
 * A family in one place is a number: its own times sixteen, plus its priority. Only where help may end a family's
 * asking do its places need to know of each other; everywhere else every family is number 0 and this keeps nothing.
 */
export class Families {
  /** When each stopped asking; `Infinity` while it asks. A number is used again when its last place is gone. */
  private stopped = new Float64Array(0)
  private places = new Int32Array(0)
  private readonly free: number[] = []
  private next = 0

  readonly areTracked: boolean

  constructor(areTracked: boolean) {
    this.areTracked = areTracked
  }

  /** A family that comes, waiting in `places` places. */
  come(priority: number, places: number): number {
    if (!this.areTracked) return priority
    const number = this.free.pop() ?? this.next++
    if (number >= this.stopped.length) this.grow()
    this.stopped[number] = Infinity
    this.places[number] = places
    return number * MOST_PRIORITIES + priority
  }

  stopAsking(family: number, atWeeks: number) {
    this.stopped[family >> 4] = Math.min(this.stopped[family >> 4] ?? Infinity, atWeeks)
  }

  hasStopped(family: number): boolean {
    return this.areTracked && this.stopped[family >> 4] !== Infinity
  }

  stoppedWeeks(family: number): number {
    return this.areTracked ? (this.stopped[family >> 4] ?? Infinity) : Infinity
  }

  /** One of its places becomes `more` further ones: −1 when it goes nowhere from there. */
  goOn(family: number, more: number) {
    if (!this.areTracked) return
    const places = (this.places[family >> 4] ?? 0) + more
    this.places[family >> 4] = places
    if (places === 0) this.free.push(family >> 4)
  }

  private grow() {
    const size = Math.max(1024, this.stopped.length * 2)
    const stopped = new Float64Array(size)
    stopped.set(this.stopped)
    this.stopped = stopped
    const places = new Int32Array(size)
    places.set(this.places)
    this.places = places
  }
}
