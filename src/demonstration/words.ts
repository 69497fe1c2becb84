/** Words people might say of a child, put together by chance. Pure. No two children next to each other sound alike. */
import type { LineKey } from '#profiles/profiles.ts'
import type { Chance } from './chance.ts'
import { endings, interests, joyful, shining } from './words/joys.ts'
import { quotes, reasons, strengths } from './words/lines.ts'
import { asides, changed, helped, notHelped, reviewWords, spoken, worriesOf } from './words/worries.ts'

/** What the words are about: names and words for this child, and where they spend the day. */
export type Facts = {
  name: string
  girl: boolean
  years: number
  /** "school", "nursery" or "college"; empty for a child at none of them, and then nothing is said of one. */
  place: string
  /** What this child loves, the same in every text about them. */
  loves: string
}

export function factsOf(
  chance: Chance,
  child: { knownAs: string; sex: 'boy' | 'girl' },
  years: number,
  place: string,
): Facts {
  const fitting = interests.filter(({ from, to }) => years >= from && years <= to)
  return { name: child.knownAs, girl: child.sex === 'girl', years, place, loves: chance.oneOf(fitting).what }
}

/** Puts the child's own words into a text: {name}, {he}, {him}, {his}, {He}, {His}, {place}, {Place}, {loves}. */
export function fill(text: string, { name, girl, place, loves }: Facts): string {
  const words: Record<string, string> = girl
    ? { he: 'she', him: 'her', his: 'her', He: 'She', His: 'Her' }
    : { he: 'he', him: 'him', his: 'his', He: 'He', His: 'His' }
  return text.replaceAll(
    /\{(\w+)\}/g,
    (whole, word: string) =>
      ({ ...words, name, place, Place: place.charAt(0).toUpperCase() + place.slice(1), loves })[word] ??
      whole,
  )
}

/** Lists may hold words for some ages only: `5+`, `-7` or `8-15` before a bar. */
export function pick(chance: Chance, of: readonly string[], facts: Facts): string {
  const fitting = of.flatMap((each) => {
    const [ages, text] = each.includes('|') ? each.split('|', 2) : ['', each]
    const ofNowhere = facts.place === '' && /\{place\}/i.test(each)
    return fitsAge(ages ?? '', facts.years) && !ofNowhere ? [text ?? ''] : []
  })
  return fill(chance.oneOf(fitting), facts)
}

function fitsAge(ages: string, years: number) {
  const [, from, , to] = /^(\d*)([+-]?)(\d*)$/.exec(ages) ?? []
  return years >= Number(from || 0) && years <= (ages.endsWith('+') ? 99 : Number(to || 99))
}

const joined = (...texts: string[]) => texts.filter(Boolean).join(' ')

export const joysOf = (chance: Chance, facts: Facts) =>
  joined(
    pick(chance, joyful, facts),
    pick(chance, shining, facts),
    chance.yes(0.55) ? pick(chance, endings, facts) : '',
  )

/** One worry for each of the heaviest lines, and now and then something of the family's own. */
export const worriesFor = (chance: Chance, lines: readonly LineKey[], facts: Facts) =>
  joined(
    ...lines.map((line) => pick(chance, worriesOf[line], facts)),
    chance.yes(0.45) ? pick(chance, asides, facts) : '',
  )

export const triedOf = (chance: Chance, facts: Facts) =>
  joined(pick(chance, helped, facts), chance.yes(0.6) ? pick(chance, notHelped, facts) : '')

export const strengthFor = (chance: Chance, line: LineKey, facts: Facts) =>
  pick(chance, strengths[line], facts)
export const quoteFor = (chance: Chance, line: LineKey, facts: Facts) => pick(chance, quotes[line], facts)
export const reasonFor = (chance: Chance, line: LineKey, facts: Facts) => pick(chance, reasons[line], facts)
export const disagreementFor = (chance: Chance, facts: Facts) => pick(chance, changed, facts)
export const reviewFor = (chance: Chance, answer: keyof typeof reviewWords, facts: Facts) =>
  pick(chance, reviewWords[answer], facts)
export const spokenFor = (chance: Chance, facts: Facts) => pick(chance, spoken, facts)
