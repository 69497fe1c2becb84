import { z } from 'zod'

const count = z.int().nonnegative().max(1_000_000)
const word = z.string().min(1).max(200)

const Offer = z
  .strictObject({
    id: word,
    /** Facilitator hours for one run. */
    hours: z.number().positive().max(10_000),
    /** Families in one run, at least and at most. */
    least: z.int().positive().max(10_000),
    most: z.int().positive().max(10_000),
    /** What it is worth that one family comes; people say, not the engine. */
    value: z.number().positive().max(1_000_000),
    /** Runs over the term in all localities; the least is a wish. */
    leastRuns: count.default(0),
    mostRuns: count.optional(),
  })
  .refine(({ least, most }) => least <= most, { path: ['most'], message: 'is less than least' })
  .refine(({ leastRuns, mostRuns }) => mostRuns === undefined || leastRuns <= mostRuns, {
    path: ['mostRuns'],
    message: 'is less than leastRuns',
  })

/** A term to be filled. Lists run in the order of localities, blocks and offers. */
export const MixInstance = z
  .strictObject({
    localities: z.array(word).min(1).max(60),
    blocks: z.array(word).min(1).max(20),
    offers: z.array(Offer).min(1).max(200),
    /** Facilitator hours of each locality in each block. */
    hours: z.array(z.array(z.number().nonnegative().max(1_000_000))),
    /** Families of each locality who ask for each offer. */
    asks: z.array(z.array(count)),
    /** Families of each locality to be reached at least, by any offer: a wish. */
    floor: z.array(count).optional(),
    /** Neighbours: a family from here may go there, and `share` (0 to 1) of its value is left. */
    travel: z
      .array(z.strictObject({ from: word, to: word, share: z.number().positive().max(1) }))
      .default([]),
    /** Stop when no better mix can be worth more than this share again; or when time is up. */
    gap: z.number().min(0).max(1).default(0.01),
    seconds: z.number().positive().max(3_600).default(10),
  })
  .superRefine(({ localities, blocks, offers, hours, asks, floor, travel }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const table = (name: string, rows: readonly (readonly number[])[], width: number) => {
      if (rows.length !== localities.length)
        refuse([name], `has ${rows.length} localities, not ${localities.length}`)
      for (const [row, cells] of rows.entries())
        if (cells.length !== width) refuse([name, row], `has ${cells.length} numbers, not ${width}`)
    }
    table('hours', hours, blocks.length)
    table('asks', asks, offers.length)
    if (floor && floor.length !== localities.length) refuse(['floor'], 'is not one for each locality')
    for (const [name, words] of Object.entries({ localities, blocks, offers: offers.map(({ id }) => id) }))
      for (const [at, one] of words.entries())
        if (words.indexOf(one) < at) refuse([name, at], `${one} is here twice`)
    const pairs = travel.map(({ from, to }) => `${from}\n${to}`)
    for (const [at, { from, to }] of travel.entries()) {
      for (const [key, name] of Object.entries({ from, to }))
        if (!localities.includes(name)) refuse(['travel', at, key], `${name} is none of the localities`)
      if (from === to) refuse(['travel', at], 'goes nowhere')
      if (pairs.indexOf(pairs[at] ?? '') < at) refuse(['travel', at], 'is here twice')
    }
  })
export type MixInstance = z.infer<typeof MixInstance>

/** A wish that may have to be dropped: a locality's floor, or an offer's least runs. */
export type Wish =
  | { wish: 'floor'; locality: string; asked: number }
  | { wish: 'leastRuns'; offer: string; asked: number }

export function wishesOf({ localities, offers, floor = [] }: MixInstance): Wish[] {
  return [
    ...localities.map((locality, at): Wish => ({ wish: 'floor', locality, asked: floor[at] ?? 0 })),
    ...offers.map(({ id, leastRuns }): Wish => ({ wish: 'leastRuns', offer: id, asked: leastRuns })),
  ].filter(({ asked }) => asked > 0)
}

/** Ways a family may come to an offer: from where to where, and the share of its value left. Numbers are places in the lists. */
export function waysOf({ localities, offers, asks, travel }: MixInstance) {
  const at = new Map(localities.map((name, number) => [name, number]))
  const steps = [
    ...localities.map((_, here) => ({ from: here, to: here, share: 1 })),
    ...travel.map(({ from, to, share }) => ({ from: at.get(from) ?? 0, to: at.get(to) ?? 0, share })),
  ]
  return offers.flatMap(({ value }, offer) =>
    steps
      .filter(({ from }) => (asks[from]?.[offer] ?? 0) > 0)
      .map(({ from, to, share }) => ({ offer, from, to, value: value * share })),
  )
}

/** Where runs may be: an offer in a locality and block with the hours for one at least. */
export function spotsOf({ offers, hours }: MixInstance) {
  return offers.flatMap((offer, number) =>
    hours.flatMap((blocks, locality) =>
      blocks.flatMap((has, block) => {
        const most = Math.min(Math.floor(has / offer.hours + 1e-9), offer.mostRuns ?? Infinity)
        return most > 0 ? [{ offer: number, locality, block, most }] : []
      }),
    ),
  )
}
