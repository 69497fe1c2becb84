import { fillerOf, type Law } from './simulate-laws.ts'
import { Bits, type Stream } from './simulate-random.ts'

const BLOCK = 256

/** Draws of one law, made a block at a time and handed out one by one. */
export class Draws {
  private readonly block = new Float64Array(BLOCK)
  private used = BLOCK
  private readonly bits: Bits
  private readonly fill: (block: Float64Array, bits: Bits) => void

  constructor(law: Law, stream: Stream) {
    this.bits = new Bits(stream)
    this.fill = fillerOf(law)
  }

  next(): number {
    if (this.used === BLOCK) this.refill()
    return this.block[this.used++] ?? 0
  }

  private refill() {
    this.fill(this.block, this.bits)
    this.used = 0
  }
}

const CELLS = 1024

/** Which of a few, by their shares: looked up in a table, and searched for only where a cell holds two. */
export class Choice {
  private readonly cells = new Int16Array(CELLS)
  private readonly upTo: Float64Array
  private readonly draws: Draws

  /** Shares that add up to less than one leave the rest to the number after the last. */
  constructor(shares: readonly number[], stream: Stream) {
    this.draws = new Draws({ law: 'uniform', low: 0, high: 1 }, stream)
    let sum = 0
    this.upTo = Float64Array.from(shares, (share) => (sum += share))
    // Nobody falls through the last of shares whose sum is a hair under one.
    if (sum > 1 - 1e-6) this.upTo[shares.length - 1] = 1
    for (let cell = 0; cell < CELLS; cell++) {
      const first = this.find(cell / CELLS)
      this.cells[cell] = first === this.find((cell + 1) / CELLS - 1e-12) ? first : -1
    }
  }

  next(): number {
    const at = this.draws.next()
    const known = this.cells[(at * CELLS) | 0] ?? -1
    return known >= 0 ? known : this.find(at)
  }

  private find(at: number): number {
    const { upTo } = this
    let i = 0
    while (i < upTo.length && at >= (upTo[i] ?? 1)) i++
    return i
  }
}
