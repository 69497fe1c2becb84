import { MixInstance } from '#capacity/mix-instance.ts'

/** A made-up term for so many localities in a ring, each with two neighbours: twelve offers, two half terms, asks past hours. */
export function mixTerm(localities: number, { seed = 1 } = {}): MixInstance {
  let state = seed
  const whole = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
  const names = Array.from({ length: localities }, (_, at) => `locality ${at + 1}`)
  const offers = Array.from({ length: 12 }, (_, at) => {
    const least = 4 + whole(4)
    return {
      id: `offer ${at + 1}`,
      hours: 8 + 2 * whole(12),
      least,
      most: least + 3 + whole(8),
      value: 5 + whole(16),
      leastRuns: at % 4 === 0 ? 1 + whole(2) : 0,
    }
  })
  return MixInstance.parse({
    localities: names,
    blocks: ['first half', 'second half'],
    offers,
    hours: names.map(() => [60 + whole(80), 60 + whole(80)]),
    asks: names.map(() => offers.map(() => whole(40))),
    floor: names.map(() => 20 + whole(15)),
    travel: names.flatMap((from, at) =>
      [1, localities - 1]
        .map((step) => names[(at + step) % localities] ?? from)
        .filter((to, index, both) => to !== from && both.indexOf(to) === index)
        .map((to) => ({ from, to, share: 0.5 + whole(4) / 10 })),
    ),
  })
}
