import { exponentialAtEdge, ziggurat } from './simulate-ziggurat.ts'

export type Stream = { seed: number; replication: number; stream: number }

/**
 * Chance that anyone can repeat: a stream of its own for every seed, replication and use, so that neither the number
 * of workers nor another scenario moves a draw. sfc32 (Chris Doty-Humphrey, PractRand, public domain); its counter
 * keeps every stream from repeating within 2³² draws.
 */
export class Bits {
  private readonly state = new Int32Array(4)

  constructor({ seed, replication, stream }: Stream) {
    this.state[0] = seed | 0
    this.state[1] = mixed(Math.floor(seed / 4_294_967_296) ^ mixed(replication))
    this.state[2] = mixed(stream + 0x5851f42d)
    this.state[3] = 1
    for (let i = 0; i < 16; i++) this.next()
  }

  /** 32 random bits, signed. */
  next(): number {
    const state = this.state
    const a = state[0] ?? 0
    const b = state[1] ?? 0
    const c = state[2] ?? 0
    const d = state[3] ?? 0
    const out = (a + b + d) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + out) | 0
    state[3] = (d + 1) | 0
    return out
  }

  /** Fills a block with numbers above 0 and below 1, in steps of 2⁻³². */
  fillUniform(block: Float64Array) {
    for (let i = 0; i < block.length; i++) block[i] = ((this.next() >>> 0) + 0.5) / 4_294_967_296
  }

  /** Fills a block with exponential lengths, by the ziggurat: 99 in 100 cost one draw and no logarithm. */
  fillExponential(block: Float64Array, mean: number) {
    const { state } = this
    const { inside, width } = ziggurat
    let a = state[0] ?? 0
    let b = state[1] ?? 0
    let c = state[2] ?? 0
    let d = state[3] ?? 0
    for (let i = 0; i < block.length; i++) {
      // `next`, with the state held where the machine is quickest.
      const bits = (a + b + d) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + bits) | 0
      d = (d + 1) | 0
      const layer = bits & 255
      const height = bits >>> 0
      if (height < (inside[layer] ?? 0)) block[i] = mean * height * (width[layer] ?? 0)
      else {
        state[0] = a
        state[1] = b
        state[2] = c
        state[3] = d
        block[i] = mean * exponentialAtEdge(height, layer, this)
        a = state[0] ?? 0
        b = state[1] ?? 0
        c = state[2] ?? 0
        d = state[3] ?? 0
      }
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
  }

  /** Above 0 and below 1, in steps of 2⁻⁵². */
  uniform(): number {
    const high = this.next() >>> 0
    const low = this.next() >>> 12
    return (high + (low + 0.5) / 1_048_576) / 4_294_967_296
  }
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): near numbers become far ones. */
function mixed(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
