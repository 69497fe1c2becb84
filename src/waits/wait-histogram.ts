/** How many were referred on each day, with the sums of each 64 days, so that a rank is found in a hundred steps or so. */
export type Histogram = {
  add: (day: number, by: number) => void
  count: () => number
  /** How many were referred before a day. */
  countBefore: (day: number) => number
  /** The day of the rank-th latest, from 1. */
  latest: (rank: number) => number
}

const BLOCK = 64

/** Over counts it keeps for its own, the first that of day `from`. Days are whole numbers of any origin. */
export function histogram(from: number, days: Uint32Array): Histogram {
  const { length } = days
  const blocks = new Uint32Array(Math.ceil(length / BLOCK))
  let count = 0
  for (let block = 0; block < blocks.length; block++) {
    const end = Math.min(length, (block + 1) * BLOCK)
    let sum = 0
    for (let at = block * BLOCK; at < end; at++) sum += days[at] ?? 0
    blocks[block] = sum
    count += sum
  }
  return {
    count: () => count,
    add(day, by) {
      const at = day - from
      days[at] = (days[at] ?? 0) + by
      const block = Math.floor(at / BLOCK)
      blocks[block] = (blocks[block] ?? 0) + by
      count += by
    },
    countBefore(day) {
      const at = Math.min(Math.max(day - from, 0), length)
      const block = Math.floor(at / BLOCK)
      let before = 0
      for (let b = 0; b < block; b++) before += blocks[b] ?? 0
      for (let d = block * BLOCK; d < at; d++) before += days[d] ?? 0
      return before
    },
    latest(rank) {
      if (rank < 1 || rank > count) throw new RangeError(`There is no rank ${rank} of ${count}`)
      let left = rank
      let block = blocks.length - 1
      while (left > (blocks[block] ?? 0)) left -= blocks[block--] ?? 0
      let at = Math.min(length, (block + 1) * BLOCK) - 1
      while (left > (days[at] ?? 0)) left -= days[at--] ?? 0
      return from + at
    },
  }
}
