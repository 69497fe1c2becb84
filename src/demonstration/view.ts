/** What one person would say of a child: the same child underneath, seen from where they stand. Pure. */
import { bandOf, lines, statementsFor, stops, type LineKey, type Need } from '#profiles/profiles.ts'
import type { Said } from '#profiles/profiles.ts'
import type { Chance } from './chance.ts'
import type { Places, Underneath, Weight } from './needs.ts'
import { quoteFor, strengthFor, type Facts } from './words.ts'

export type Seer = {
  by: 'home' | 'setting' | 'professional'
  /** Shares of what could be said: statements answered, strengths and words written. */
  fullness: number
}

/** Rows one person says of one line. */
export function sayLine(
  chance: Chance,
  {
    line,
    underneath,
    years,
    facts,
    by,
    fullness,
  }: Seer & {
    line: LineKey
    underneath: Underneath
    years: number
    facts: Facts
  },
): Said[] {
  const { places, weight } = underneath.lines[line]
  const quieter = by === 'setting' && underneath.masks && weight !== 'light'
  const seen = Object.fromEntries(
    Object.entries(places).map(([row, place]) => [row, seenFrom(chance, place, { quieter, line, row })]),
  )
  const rows: Said[] = Object.entries(seen).map(([key, place]) => ({
    line,
    kind: 'mark',
    key,
    value: String(stops[place]?.value ?? 50),
  }))
  for (const statement of statementsFor({ line, band: bandOf(years) })) {
    if (!chance.yes(fullness)) continue
    const elsewhere = !statement.places.includes(by === 'professional' ? 'setting' : by)
    const value =
      elsewhere && chance.yes(0.7)
        ? 'not_seen'
        : answerTo(chance, {
            id: statement.id,
            say: statement.say,
            places: seen,
            weight: quieter ? 'light' : weight,
          })
    rows.push({ line, kind: 'statement', key: statement.id, value })
  }
  for (const [key, value] of Object.entries(needsSeen(chance, { by, weight, quieter })))
    rows.push({ line, kind: 'need', key, value })
  if (chance.yes(fullness * (weight === 'light' ? 0.6 : 0.4)))
    rows.push({ line, kind: 'strength', value: strengthFor(chance, line, facts) })
  if (by !== 'setting' && weight !== 'light' && chance.yes(fullness * 0.8))
    rows.push({ line, kind: 'words', value: quoteFor(chance, line, facts) })
  return rows
}

function seenFrom(
  chance: Chance,
  place: number,
  { quieter, line, row }: { quieter: boolean; line: LineKey; row: string },
) {
  const towardsEase =
    line === 'sensory' || line === 'energy' || row === 'attention' ? Math.sign(3 - place) : 1
  const moved = quieter ? place + towardsEase * chance.whole(2, 3) : place
  const wobble = chance.yes(0.3) ? chance.oneOf([-1, 1]) : 0
  return Math.min(6, Math.max(0, moved + wobble))
}

/** Statements that speak of one end only: they are like the child only at that end. */
const endOf: Record<string, { row: string; end: 'left' | 'right' }> = {
  'EN-O3': { row: '', end: 'right' },
  'EN-O4': { row: '', end: 'left' },
  'EN-O5': { row: '', end: 'left' },
  'SE-O1': { row: '', end: 'right' },
  'SE-O2': { row: '', end: 'left' },
  'SE-O3': { row: '', end: 'left' },
  'AT-O3': { row: 'attention', end: 'right' },
  'AT-O6': { row: 'pausing', end: 'left' },
  'ER-O3': { row: 'outward', end: 'left' },
  'ER-O4': { row: 'inward', end: 'left' },
}

function answerTo(
  chance: Chance,
  { id, say, places, weight }: { id: string; say: '+' | '-' | '*'; places: Places; weight: Weight },
) {
  if (chance.yes(0.07)) return 'depends'
  const ease = { heavy: 0.18, some: 0.5, light: 0.85 }[weight]
  const told = endOf[id]
  const at = told && places[told.row]
  const likely =
    told && at !== undefined
      ? told.end === 'left'
        ? (6 - at) / 6
        : at / 6
      : say === '+'
        ? ease
        : say === '-'
          ? 1 - ease
          : 0.7
  const leaning = likely + (chance.next() - 0.5) * 0.5
  return leaning > 0.66 ? 'very' : leaning > 0.36 ? 'a_bit' : 'not_like'
}

function needsSeen(
  chance: Chance,
  { by, weight, quieter }: { by: Seer['by']; weight: Weight; quieter: boolean },
) {
  const level = (lift: number): Need => {
    const much = { heavy: 0.78, some: 0.42, light: 0.08 }[weight] + lift + (chance.next() - 0.5) * 0.4
    return much > 0.72 ? 'a lot' : much > 0.34 ? 'some' : 'none'
  }
  if (by === 'home')
    return {
      home: level(0),
      setting: chance.yes(0.25) ? ('not asked' as const) : level(-0.08),
      community: level(-0.1),
    }
  const setting = quieter ? ('none' as const) : level(-0.05)
  if (by === 'setting') return { home: 'not asked' as const, setting, community: 'not asked' as const }
  return { home: level(0), setting, community: 'not asked' as const }
}

/** The lines people begin with: those that weigh most, as often as not. */
export const lineOrder = (chance: Chance, underneath: Underneath): LineKey[] =>
  chance.yes(0.5)
    ? lines.map(({ key }) => key)
    : lines
        .map(({ key }) => key)
        .toSorted((one, other) => rank(underneath.lines[one].weight) - rank(underneath.lines[other].weight))
const rank = (weight: Weight) => ['heavy', 'some', 'light'].indexOf(weight)
