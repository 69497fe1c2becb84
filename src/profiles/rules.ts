/** What views, meetings and versions mean. Pure: no clock, no database. */
import { Temporal, type Day } from '#platform/time.ts'
import { lineOf, lines, Need, type Band, type LineKey, type Place } from './instrument.ts'

export const places = ['home', 'setting', 'community'] as const satisfies readonly Place[]
export type Needs = Record<Place, Need>
export type Voice = 'parent' | 'setting' | 'professional' | 'child'

/** Somebody who holds the profile, by name: a carer, a member of staff or a team. */
export type Holder = { id: string; name: string; about: string }

/** Who a view is from, as one reads it beside others: a child's words name whoever wrote them down, or noticed. */
export function giverInWords(view: { authorName: string; voice: Voice; beside: string; band: Band }) {
  const { authorName, voice, beside, band } = view
  if (voice === 'parent' && beside !== '') return `${authorName} (told to ${beside})`
  if (voice !== 'child') return `${authorName}, ${voiceWords[voice]}`
  if (beside === '') return `${authorName}, in their own words`
  return band === 'EY'
    ? `${authorName}, as ${beside} noticed`
    : `${authorName}, in their own words (${beside} wrote them down)`
}

const voiceWords = {
  parent: 'parent or carer',
  setting: 'nursery, school or college',
  professional: 'a professional',
} as const

/** Those of the holders who may see a view now, beside its giver. */
export const seenBy = <H extends Holder>(
  view: { released: 'nobody' | 'chosen' | 'everyone'; releasedTo: readonly string[] },
  holders: readonly H[],
): H[] =>
  view.released === 'nobody'
    ? []
    : holders.filter(({ id }) => view.released === 'everyone' || view.releasedTo.includes(id))

/** One row that carries a mark: the line itself, or one of its parts. */
export type MarkRow = {
  line: LineKey
  part: string
  label: string
  left: string
  right: string
  middle: boolean
  optional: boolean
}

/** The rows of a line a mark may stand on, in order. `middle` says that half way is "like most this age". */
export function rowsOf(key: LineKey): MarkRow[] {
  const line = lineOf(key)
  const parts = line.parts.map((part) => ({
    line: key,
    part: part.key,
    label: part.label,
    left: part.left,
    right: part.right,
    middle: part.polarity === 'bipolar',
    optional: line.marked === 'line and optional parts',
  }))
  if (line.marked === 'parts') return parts
  const whole: MarkRow = {
    line: key,
    part: '',
    label: line.label,
    left: line.left,
    right: line.right,
    middle: line.polarity === 'bipolar',
    optional: false,
  }
  return [whole, ...parts]
}

/** The seven places on a line a person may press, kept as 0–100. Never shown as a number. */
export const stops = [
  { value: 4, words: 'very much the left words' },
  { value: 20, words: 'mostly the left words' },
  { value: 36, words: 'a little to the left' },
  { value: 50, words: 'in the middle' },
  { value: 64, words: 'a little to the right' },
  { value: 80, words: 'mostly the right words' },
  { value: 96, words: 'very much the right words' },
] as const

/** The nearest place to press for a mark kept from elsewhere. */
export const nearestStop = (position: number) =>
  stops.reduce((best, stop) =>
    Math.abs(stop.value - position) < Math.abs(best.value - position) ? stop : best,
  )

/** What one person said of one line. `marks` by part (or '' for the line): 0 left words, 100 right words. */
export type LineView = {
  marks: Record<string, number>
  needs: Needs
  strength: string
  words: string
  statements: Record<string, string>
  checked: string[]
}

export const nobodyAsked: Needs = { home: 'not asked', setting: 'not asked', community: 'not asked' }

export const nothingSaid = (): LineView => ({
  marks: {},
  needs: { ...nobodyAsked },
  strength: '',
  words: '',
  statements: {},
  checked: [],
})

/** A view as a whole, newest answers already chosen. */
export type WholeView = {
  joys: string
  /** Pictures of what they love, by key. */
  loves: string[]
  worries: string
  tried: string
  lines: Partial<Record<LineKey, LineView>>
  skipped: LineKey[]
}

export type AnswerRow = { line: string; kind: string; key: string; value: string }

/** Reads a view out of its newest answers. A row this instrument does not know is left alone, never shown as something else. */
export function viewFrom(rows: readonly AnswerRow[]): WholeView {
  const view: WholeView = { joys: '', loves: [], worries: '', tried: '', lines: {}, skipped: [] }
  for (const { line, kind, key, value } of rows) {
    if (kind === 'joy' && key === 'loves') view.loves = value === '' ? [] : value.split(',')
    else if (kind === 'joy') view.joys = value
    else if (kind === 'worry') view.worries = value
    else if (kind === 'tried') view.tried = value
    const known = lines.find((each) => each.key === line)
    if (!known) continue
    if (kind === 'skipped') {
      if (value === 'yes') view.skipped.push(known.key)
      continue
    }
    const said = (view.lines[known.key] ??= nothingSaid())
    if (kind === 'mark' && value !== '') said.marks[key] = Math.min(100, Math.max(0, Number(value)))
    else if (kind === 'need' && (key === 'home' || key === 'setting' || key === 'community')) {
      const need = Need.safeParse(value)
      if (need.success) said.needs[key] = need.data
    } else if (kind === 'strength') said.strength = value
    else if (kind === 'words') said.words = value
    else if (kind === 'statement' && value !== '') said.statements[key] = value
    else if (kind === 'check' && value === 'yes') said.checked.push(key)
  }
  return view
}

/** A line somebody has said something of. */
export const isTouched = (said: LineView | undefined) =>
  said !== undefined &&
  (Object.keys(said.marks).length > 0 ||
    Object.keys(said.statements).length > 0 ||
    said.strength !== '' ||
    said.words !== '' ||
    places.some((place) => said.needs[place] !== 'not asked'))

export const drafted = (view: WholeView): LineKey[] =>
  lines.map(({ key }) => key).filter((key) => isTouched(view.lines[key]) || view.skipped.includes(key))

/** The first line not yet said or skipped, where a draft is taken up again. */
export const nextLine = (view: WholeView): LineKey | undefined =>
  lines.map(({ key }) => key).find((key) => !drafted(view).includes(key))

/**
 * The help asked for on one line, place by place: the most that anyone asked. A school that sees nothing never takes away
 * what a parent asked for (A9), and whoever has not seen a place says nothing of it.
 */
export function needsSaid(views: readonly { needs: Needs }[]): Needs {
  const at = (place: Place): Need =>
    views
      .map(({ needs }) => needs[place])
      .reduce((most, need) => (weight(need) > weight(most) ? need : most), 'not asked')
  return { home: at('home'), setting: at('setting'), community: at('community') }
}

/** A line as a meeting agreed it. An open line keeps its views and has no mark; that is a full answer. */
export type AgreedLine = {
  line: LineKey
  open: boolean
  positions: Record<string, number>
  needs: Needs
  reason: string
  strength: string
  words: string
  disagreement: string
}

/**
 * The masking prompt: home and setting part widely, or the child is said to copy others and be worn out (ES-O5).
 * It is a question to talk about, shown the same way whatever it finds.
 */
export function maskingPrompt(home: WholeView | undefined, setting: WholeView | undefined): boolean {
  const says = (view: WholeView | undefined) => view?.lines.empathising_systemising?.statements['ES-O5']
  if ([says(home), says(setting)].includes('very')) return true
  if (!home || !setting) return false
  const apart = lines.filter(({ key }) => {
    const [athome, atSetting] = [home.lines[key], setting.lines[key]]
    if (!athome || !atSetting) return false
    const needsPart = weight(athome.needs.home) >= 2 && atSetting.needs.setting === 'none'
    const marksPart = Object.entries(athome.marks).some(
      ([part, mark]) => atSetting.marks[part] !== undefined && Math.abs(atSetting.marks[part] - mark) >= 40,
    )
    return needsPart || marksPart
  })
  return apart.length > 0
}

const weight = (need: Need) => ['not asked', 'none', 'some', 'a lot', 'urgent'].indexOf(need) - 1

/** The lines where anyone asked for urgent help: a person makes contact within one working day. */
export const urgentLines = (agreed: Partial<Record<LineKey, { needs: Needs }>>): LineKey[] =>
  lines.map(({ key }) => key).filter((key) => places.some((place) => agreed[key]?.needs[place] === 'urgent'))

/** When a review falls due: the day people chose, or the area's usual number of weeks. */
export const reviewDay = (agreedOn: Day, weeks: number) => agreedOn.add({ weeks })

/** What may be agreed, and what stops it. A missing competency never does: someone trained signs later. */
export function decideAgreement(ask: {
  lines: readonly AgreedLine[]
  yesName: string
  reviewOn: Day
  today: Day
}): { outcome: 'agreed' } | { outcome: 'refused'; because: string } {
  if (ask.lines.length === 0)
    return { outcome: 'refused', because: 'Fill in at least one line first. The others can stay open.' }
  if (ask.yesName.trim() === '')
    return { outcome: 'refused', because: 'Nothing is agreed without the family’s yes.' }
  if (Temporal.PlainDate.compare(ask.reviewOn, ask.today) <= 0)
    return { outcome: 'refused', because: 'Choose a review day that is still to come.' }
  return { outcome: 'agreed' }
}
