/** Chance that is the same on every machine: everything made up here follows from a seed. Pure. */
import { createHash } from 'node:crypto'

export type Chance = {
  /** From 0 up to, never reaching, 1. */
  next: () => number
  /** Yes this share of the time. */
  yes: (share: number) => boolean
  /** A whole number between the two, both among them. */
  whole: (from: number, to: number) => number
  oneOf: <T>(of: readonly T[]) => T
  /** One of them, each as often as its weight says. */
  weighed: <T>(of: readonly (readonly [T, number])[]) => T
  /** So many different ones, in chance order. */
  some: <T>(of: readonly T[], count: number) => T[]
  /** Chance of its own for one part of the world, so that adding to another part changes nothing here. */
  of: (part: string) => Chance
  /** An id that follows from the seed. */
  id: (part: string) => string
}

export function chanceFrom(seed: string): Chance {
  const next = mulberry32(createHash('sha256').update(seed).digest().readUInt32LE(0))
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const oneOf = <T>(of: readonly T[]): T => {
    const one = of[whole(0, of.length - 1)]
    if (one === undefined) throw new Error(`Nothing to choose from (${seed})`)
    return one
  }
  return {
    next,
    yes: (share) => next() < share,
    whole,
    oneOf,
    weighed(of) {
      let left = next() * of.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [one, weight] of of) if ((left -= weight) < 0) return one
      return oneOf(of)[0]
    },
    some(of, count) {
      const left = [...of]
      return Array.from({ length: Math.min(count, of.length) }, () =>
        left.splice(whole(0, left.length - 1), 1),
      ).flat()
    },
    of: (part) => chanceFrom(`${seed}/${part}`),
    id: (part) => idFrom(`${seed}/${part}`),
  }
}

/** A version 8 UUID (RFC 9562: made in a way of one's own), so that none is taken for one of the program's. */
function idFrom(seed: string) {
  const bytes = createHash('sha256').update(`id/${seed}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** mulberry32, Tommy Ettinger, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
