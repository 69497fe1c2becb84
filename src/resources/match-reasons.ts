import { Band, lines, Place } from '#profiles/instrument.ts'
import type { End } from './handbook.ts'
import { endOn, leaning, type Marks } from './match-fit.ts'
import type { Entry, HandbookIndex } from './match-index.ts'

/** Needs that ask for something, by weight: index 1 to 3. */
const asking = ['', 'some help', 'a lot of help', 'urgent help']

const placeWords: Record<Place, Record<Band, string>> = {
  home: { EY: 'at home', PR: 'at home', SE: 'at home', P16: 'at home' },
  setting: { EY: 'at nursery or school', PR: 'at school', SE: 'at school', P16: 'at college or work' },
  community: { EY: 'out and about', PR: 'out and about', SE: 'out and about', P16: 'out and about' },
}

/** A mark this far from the middle, in steps of 100, is worth a sentence. */
const TELLING = 15

/** Fewer families than this could be told apart, so nothing is said of them. */
const FEWEST_TOLD = 5

/** Why a thing is shown, in plain sentences: what was asked for, what the marks say, what families found. */
export function reasonsFor({
  entry,
  line,
  weights,
  marks,
  band,
  index,
}: {
  entry: Entry
  line: number
  /** Weight of need by place, in the order of `Place.options`. */
  weights: readonly number[]
  marks: Marks
  band: Band
  index: HandbookIndex
}): string[] {
  const reasons: string[] = []
  const about = wordsFor(line, index)
  for (const [number, place] of Place.options.entries()) {
    const weight = weights[number] ?? 0
    if (weight > 0 && (entry.places & (1 << number)) !== 0)
      reasons.push(`You asked for ${asking[weight]} with ${about} ${placeWords[place][band]}`)
  }
  if (reasons.length === 0) reasons.push(`You asked for help with ${about}, and this can start at home`)
  reasons.push(...markSays(entry, line, marks))
  if (entry.count && entry.count.tried >= FEWEST_TOLD)
    reasons.push(`Families say it helped: ${entry.count.helped} of ${entry.count.tried}`)
  return reasons
}

/** Why a thing is shown to someone who asked for nothing more. */
export function universalReasons({ count }: Entry): string[] {
  const reasons = ['Helps many children of this age, whatever they find hard']
  if (count && count.tried >= FEWEST_TOLD)
    reasons.push(`Families say it helped: ${count.helped} of ${count.tried}`)
  return reasons
}

function wordsFor(line: number, { areaLabels }: HandbookIndex): string {
  const one = lines[line]
  if (!one) throw new Error(`There is no line ${line}`)
  return areaLabels[one.key]?.toLowerCase() ?? one.inSentence
}

/** What the family marked, where it is why this fits: the parts the thing names, else the line itself. */
function markSays(entry: Entry, line: number, marks: Marks): string[] {
  const end = endOn(entry, line)
  const named = entry.parts & marks.ofLine
  const said: string[] = []
  if (named === 0 && entry.mainLine !== line) return said
  const says = lines[line]?.says
  const byParts = marks.parts.length > 0 && (named !== 0 || !says)
  if (says && !byParts && tells(end, marks.whole)) said.push(marks.whole < 0 ? says.left : says.right)
  if (byParts)
    for (const { part, bit, distance } of marks.parts)
      if ((named === 0 ? distance === marks.whole : (named & bit) !== 0) && tells(end, distance))
        said.push(distance < 0 ? part.says.left : part.says.right)
  return said
}

function tells(end: End, distance: number): boolean {
  return Math.abs(distance) >= TELLING && leaning(end, distance) > 0
}

/** Two things that did not help are enough: after that a family should not have to search alone. */
export const personReason = (unhelpful: number): string =>
  `You told us that ${unhelpful === 2 ? 'two' : unhelpful} things did not help. You should not have to keep trying alone, so a person can look at this with you.`

/** Nothing was left to offer for what was asked: believed where things were tried, owned up to where none were. */
export const nothingLeftReason = (tried: number): string =>
  tried > 0
    ? 'You have tried what we have for this. We believe you, so a person can look at this with you.'
    : 'We do not have anything for this yet, so a person can look at this with you.'
