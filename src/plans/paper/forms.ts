/** The paper plan on one page, for quick hands: six lines and three hopes, each left out or whole. */
import { helpKinds, type Area } from '#areas/areas.ts'
import { optional, optionalChoice, optionalDay, type Answers, type Fields } from '#platform/forms.ts'
import { Temporal, type Day } from '#platform/time.ts'
import { dayTyped, usualWeeks } from '../plan/forms.ts'
import type { ItemWords } from '../plans.ts'
import { places, placeWords } from '../rules.ts'

/** As many as the paper has room for. */
export const lineNumbers = [1, 2, 3, 4, 5, 6] as const
export const hopeNumbers = [1, 2, 3] as const
const parts = ['need', 'try', 'place', 'who', 'byOn', 'kind'] as const
type Part = (typeof parts)[number]
export const fieldsOfLine = (n: number) => parts.map((part) => `${n}.${part}`)

const line = ({ area, settingName }: { area: Area; settingName: string | null }) => ({
  need: optional('text', { label: 'What is needed', longest: 300 }),
  try: optional('text', { label: 'What you will try', longest: 1000 }),
  place: optionalChoice({
    label: 'Where',
    choices: places
      .filter((place) => place !== 'setting' || settingName !== null)
      .map((place) => ({ value: place, text: placeWords(place, settingName) })),
  }),
  who: optional('text', { label: 'Who', longest: 200 }),
  byOn: optionalDay({ label: 'By when' }),
  kind: optionalChoice({
    label: 'What kind of help it is most',
    choices: helpKinds.map((kind) => ({ value: kind, text: area.helpKinds[kind] })),
  }),
})
type Line = Answers<ReturnType<typeof line>>

export function paperQuestions(at: { area: Area; settingName: string | null }) {
  const fields: Fields = {}
  for (const n of lineNumbers)
    for (const [part, field] of Object.entries(line(at))) fields[`${n}.${part}`] = field
  for (const n of hopeNumbers) {
    fields[`hope-${n}`] = optional('text', { label: 'What you hope for', longest: 300 })
    fields[`close-${n}`] = optionalChoice({
      label: 'How close, from 0 to 10',
      choices: Array.from({ length: 11 }, (_, i) => ({ value: String(i), text: String(i) })),
    })
  }
  return fields
}

/** Four weeks is usual: where the paper says no day, it stands already. */
export const typedOfBlank = (today: Day): Record<string, string> =>
  Object.assign({}, ...lineNumbers.map((n) => dayTyped(`${n}.byOn`, today.add({ weeks: usualWeeks }))))

export type FromPaper = { items: ItemWords[]; hopes: { words: string; rating: number }[] }

const wanting: Record<Part, string> = {
  need: 'Write what is needed',
  try: 'Write what you will try',
  place: 'Choose where',
  who: 'Write who will do it',
  byOn: 'Enter the day you will do it by',
  kind: 'Choose what kind of help it is most',
}

/** What the page says, or what is missing of it, by field. A line is begun by its words: the day stands there already. */
export function paperSaid(
  answers: Record<string, unknown>,
  today: Day,
): { ok: true; said: FromPaper } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const said: FromPaper = { items: [], hopes: [] }
  for (const n of lineNumbers) {
    // Each field was answered by its own schema.
    const typed = Object.fromEntries(parts.map((part) => [part, answers[`${n}.${part}`]])) as Line
    if (!parts.some((part) => part !== 'byOn' && typed[part] !== '')) continue
    for (const part of parts) if (!typed[part]) errors[`${n}.${part}`] = `Line ${n}: ${lower(wanting[part])}`
    const fault = typed.byOn && dayFault(typed.byOn, today)
    if (fault) errors[`${n}.byOn`] = `Line ${n}: ${fault}`
    const { byOn, kind, place, ...words } = typed
    if (byOn && kind && place) said.items.push({ ...words, place, byOn, helpKinds: [kind] })
  }
  for (const n of hopeNumbers) {
    const [words, close] = [answers[`hope-${n}`], answers[`close-${n}`]]
    if (words === '' && close === '') continue
    if (words === '') errors[`hope-${n}`] = `Hope ${n}: write what you hope for`
    if (close === '') errors[`close-${n}`] = `Hope ${n}: choose how close you are to it today`
    said.hopes.push({ words: String(words), rating: Number(close) })
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  if (said.items.length + said.hopes.length === 0)
    return { ok: false, errors: { '1.need': 'Write at least one line, or one thing you hope for' } }
  return { ok: true, said }
}
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

function dayFault(on: Day, today: Day): string | undefined {
  if (Temporal.PlainDate.compare(on, today) < 0) return 'choose today or a day still to come'
  return Temporal.PlainDate.compare(on, today.add({ years: 2 })) > 0
    ? 'choose a day within two years'
    : undefined
}
