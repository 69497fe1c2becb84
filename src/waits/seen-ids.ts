/**
 * Whether an id was seen before, in eight bytes each and some air: of each only 64 bits of a hash are kept, so among ten
 * million ids two different ones are taken for one in about three files of a million.
 */
export function seenIds() {
  let high = new Uint32Array(1 << 16)
  let low = new Uint32Array(1 << 16)
  let size = 0

  const put = (h: number, l: number): boolean => {
    const mask = high.length - 1
    for (let at = (h ^ (l << 7)) & mask; ; at = (at + 1) & mask) {
      if (low[at] === 0) {
        high[at] = h
        low[at] = l
        return false
      }
      if (low[at] === l && high[at] === h) return true
    }
  }
  const grow = () => {
    const [olderHigh, olderLow] = [high, low]
    high = new Uint32Array(olderHigh.length * 2)
    low = new Uint32Array(olderLow.length * 2)
    olderLow.forEach((l, at) => l && put(olderHigh[at] ?? 0, l))
  }

  /** Remembers the bytes from start to end; true if they were there already. */
  return (bytes: Uint8Array, start: number, end: number): boolean => {
    // FNV-1a, twice over with different beginnings and multipliers, and mixed at the end (finaliser of MurmurHash3).
    let h = 0x811c9dc5
    let l = 0x9747b28c
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0
      h = Math.imul(h ^ byte, 0x01000193)
      l = Math.imul(l ^ byte, 0x5bd1e995)
      l ^= l >>> 15
    }
    h = mixed(h ^ (end - start))
    // Nought marks an empty cell.
    l = mixed(l) || 1
    const seen = put(h, l)
    if (!seen && ++size * 2 > high.length) grow()
    return seen
  }
}

function mixed(hash: number): number {
  let mix = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}
