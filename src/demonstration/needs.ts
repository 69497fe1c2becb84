/** What is so for a child underneath: where each line stands and how much help it asks for. Never a diagnosis. Pure. */
import { lines, rowsOf, type LineKey } from '#profiles/profiles.ts'
import type { Chance } from './chance.ts'

/** One row of a line (the line itself, or a part): the index, 0 to 6, of the place that would be pressed. */
export type Places = Record<string, number>
export type Weight = 'light' | 'some' | 'heavy'
export type Underneath = {
  lines: Record<LineKey, { places: Places; weight: Weight }>
  /** Keeps it in all day at nursery, school or college, and pays for it at home. */
  masks: boolean
}

/** Where the harder end of a row is: mostly left; where neither end is better, either may be. */
const harderEnd = (chance: Chance, line: LineKey, part: string): 'left' | 'right' => {
  if (line === 'sensory') return chance.yes(0.78) ? 'right' : 'left'
  if (line === 'energy') return chance.yes(0.65) ? 'right' : 'left'
  if (line === 'attention_impulse' && part === 'attention') return chance.yes(0.7) ? 'left' : 'right'
  return 'left'
}

/** How often each line is one of the heavy ones; feelings and change most, as families say. */
const often: readonly (readonly [LineKey, number])[] = [
  ['emotional_regulation', 24],
  ['flexibility', 17],
  ['attention_impulse', 18],
  ['sensory', 17],
  ['empathising_systemising', 13],
  ['speech_language', 12],
  ['energy', 12],
  ['motor', 8],
  ['cognitive', 10],
]

export function makeUnderneath(chance: Chance): Underneath {
  const heavy = new Set<LineKey>()
  const count = chance.weighed([
    [2, 30],
    [3, 40],
    [4, 30],
  ])
  while (heavy.size < count) heavy.add(chance.weighed(often))
  const made = lines.map(({ key }): [LineKey, Underneath['lines'][LineKey]] => {
    const weight = heavy.has(key) ? 'heavy' : chance.yes(0.35) ? 'some' : 'light'
    const places = Object.fromEntries(
      rowsOf(key)
        .filter(({ optional }) => !optional || (weight === 'heavy' && chance.yes(0.35)))
        .map(({ part }) => [part, placeFor(chance, { line: key, part, weight })]),
    )
    return [key, { places, weight }]
  })
  // Every key of the instrument is among them.
  return { lines: Object.fromEntries(made) as Underneath['lines'], masks: chance.yes(0.3) }
}

function placeFor(chance: Chance, { line, part, weight }: { line: LineKey; part: string; weight: Weight }) {
  const end = harderEnd(chance, line, part)
  const neither = line === 'sensory' || line === 'energy' || line === 'flexibility' || part === 'attention'
  const fromLeft =
    weight === 'heavy'
      ? chance.whole(0, 1)
      : weight === 'some'
        ? chance.whole(1, 3)
        : neither
          ? chance.whole(2, 4)
          : chance.whole(3, 6)
  return end === 'left' ? fromLeft : 6 - fromLeft
}
