/** The nine lines in words: for those who do not see the picture, and for the table under it. Never a number. */
export type Need = 'none' | 'some' | 'a lot' | 'urgent' | 'not asked'
export type Place = 'home' | 'setting' | 'community'

export const needWords: Readonly<Record<Need, string>> = {
  none: 'Nothing extra asked for yet',
  some: 'Some help',
  'a lot': 'A lot of help',
  urgent: 'Urgent',
  'not asked': 'Not asked or not seen',
}

export const placeWords: Readonly<Record<Place, string>> = {
  home: 'Home',
  setting: 'School',
  community: 'Out',
}

/** Who said it: the child, a parent or carer, a second one, the setting, a professional. Each has its own shape. */
export type Who = 'child' | 'parent' | 'parent2' | 'setting' | 'professional'
export type View = { who: Who; label: string; position: number }

/** One line, or a part of one. Positions run from 0 at the left words to 100 at the right; `agreed` null while the line stays open. */
export type Row = {
  part?: { key: string; label: string } | undefined
  left: string
  right: string
  agreed: number | null
  /** Where it was when it was agreed before. */
  was?: number | null | undefined
  views: readonly View[]
}

export type Line = {
  key: string
  label: string
  left: string
  right: string
  /** The middle is then "like most this age". */
  neitherEndIsBetter?: boolean | undefined
  strength?: string | undefined
  quote?: string | undefined
  rows: readonly Row[]
  need: Readonly<Record<Place, Need>>
  /** There is no school or nursery now: a full answer, not a gap. */
  noSetting?: boolean | undefined
  /** Beside a setting's "nothing extra asked for yet" when home asks: "Home sees more than this: …". */
  note?: string | undefined
}

/** A line as the child alone told it: their marks, their words. */
export const childsOwn = (line: Line): Line => ({
  ...line,
  strength: undefined,
  note: undefined,
  rows: line.rows.map((row) => ({ ...row, views: row.views.filter(({ who }) => who === 'child') })),
})

/** A position as five bands of words. */
export function positionWords(
  position: number | null,
  row: Pick<Row, 'left' | 'right'>,
  neitherEndIsBetter?: boolean,
) {
  if (position === null) return 'still open'
  if (position < 20) return `well to the left (${row.left})`
  if (position < 40) return `to the left (${row.left})`
  if (position <= 60) return neitherEndIsBetter ? 'in the middle (like most this age)' : 'in the middle'
  if (position <= 80) return `to the right (${row.right})`
  return `well to the right (${row.right})`
}

/** How far the views part, in words, with no threshold said: the words only name what the stroke shows. */
export const agreedWords = (row: Row, neitherEndIsBetter?: boolean) => {
  const now = positionWords(row.agreed, row, neitherEndIsBetter)
  if (row.was === undefined || row.was === null) return now
  const before = positionWords(row.was, row, neitherEndIsBetter)
  return before === now ? `${now}, as it was before` : `${now}; before, ${before}`
}

/** Each person's words, those who say the same together: "Robin and Mum: to the right (locks on)". */
export function saidWords(row: Row, neitherEndIsBetter?: boolean) {
  const sayers = new Map<string, string[]>()
  for (const view of row.views) {
    const words = positionWords(view.position, row, neitherEndIsBetter)
    sayers.set(words, [...(sayers.get(words) ?? []), view.label])
  }
  return [...sayers].map(([words, who]) => `${listed.format(who)}: ${words}`)
}

const listed = new Intl.ListFormat('en-GB')

export const noSettingWords = 'No school or nursery now'

export const needOf = (line: Line, place: Place) =>
  place === 'setting' && line.noSetting ? noSettingWords : needWords[line.need[place]]

/** Everything one line of the picture shows, as one would say it aloud. */
export function sayLine(line: Line, places: Readonly<Record<Place, string>>, picture: 'agreed' | 'views') {
  const rows = line.rows.map((row) => {
    const said = saidWords(row, line.neitherEndIsBetter).map((words) => `${words}.`)
    const agreed = picture === 'agreed' ? [`Agreed: ${agreedWords(row, line.neitherEndIsBetter)}.`] : []
    return [row.part && `${capital(row.part.label)}.`, ...agreed, ...said].filter(Boolean).join(' ')
  })
  const needs = placesOf(line).map((place) => `${places[place]}: ${needOf(line, place).toLowerCase()}.`)
  return [
    `${line.label}.`,
    ...rows,
    ...(picture === 'agreed' ? ['Help asked for.', ...needs, line.note] : []),
  ]
    .filter(Boolean)
    .join(' ')
}

const placesOf = (line: Line): Place[] =>
  line.noSetting ? ['home', 'community', 'setting'] : ['home', 'setting', 'community']

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
