/**
 * Who is being seen, first to finish first: a binary heap in two columns. When the first finishes also stands in
 * `finishes[number]`, beside those of the other stages: `Infinity` when nobody is being seen.
 */
export class Pool {
  size = 0
  private at = new Float64Array(64)
  private family = new Int32Array(64)
  private readonly finishes: Float64Array
  private readonly number: number

  constructor(finishes: Float64Array, number: number) {
    this.finishes = finishes
    this.number = number
    finishes[number] = Infinity
  }

  get first(): number {
    return this.family[0] ?? 0
  }

  add(atWeeks: number, family: number) {
    if (this.size === this.at.length) this.grow()
    const { at, family: families } = this
    let i = this.size++
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = at[parent] ?? 0
      if (above <= atWeeks) break
      at[i] = above
      families[i] = families[parent] ?? 0
      i = parent
    }
    at[i] = atWeeks
    families[i] = family
    this.finishes[this.number] = at[0] ?? Infinity
  }

  removeFirst() {
    const last = --this.size
    if (last > 0) this.replaceFirst(this.at[last] ?? 0, this.family[last] ?? 0)
    else this.finishes[this.number] = Infinity
  }

  /** The first goes and another comes, in one pass down the heap. */
  replaceFirst(atWeeks: number, family: number) {
    const { at, family: families, size } = this
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= size) break
      if (child + 1 < size) child += Number((at[child + 1] ?? 0) < (at[child] ?? 0))
      const below = at[child] ?? 0
      if (below >= atWeeks) break
      at[i] = below
      families[i] = families[child] ?? 0
      i = child
    }
    at[i] = atWeeks
    families[i] = family
    this.finishes[this.number] = at[0] ?? Infinity
  }

  private grow() {
    const at = new Float64Array(this.at.length * 2)
    at.set(this.at)
    this.at = at
    const family = new Int32Array(at.length)
    family.set(this.family)
    this.family = family
  }
}
