/** The questions of one person's view, made from the instrument: one line a page. */
import { choices, optional, optionalChoice, type Fields } from '#platform/forms.ts'
import { instrument, lineOf, statementsFor, type Band, type LineKey } from '../instrument.ts'
import type { Said } from '../profiles.ts'
import { places, rowsOf, stops, type LineView, type Voice, type WholeView } from '../rules.ts'

export const placeNames = {
  home: 'at home',
  setting: 'at nursery, school or college',
  community: 'out and about',
} as const

/** What help is asked for in one place. "Not seen" is an answer of its own and never counts as none. */
const needChoices = [
  { value: 'none', text: 'Nothing extra' },
  { value: 'some', text: 'Some' },
  { value: 'a lot', text: 'A lot' },
  { value: 'urgent', text: 'Urgent' },
  { value: 'not asked', text: 'Not seen' },
] as const

/** Short enough to stand side by side on a phone. */
const shortly = {
  not_like: 'Not like them',
  a_bit: 'A bit',
  very: 'Very like them',
  depends: 'It depends',
  not_seen: 'Not seen',
} as const

export const opening = {
  joys: {
    kind: 'joy',
    title: (name: string) => `What do you enjoy about ${name}?`,
    hint: 'What they love, what they are good at, what makes you smile.',
  },
  worries: {
    kind: 'worry',
    title: (name: string) => `What worries you about ${name}?`,
    hint: 'In your own words. There are no wrong answers.',
  },
  tried: {
    kind: 'tried',
    title: (name: string) => `What have you already tried with ${name}?`,
    hint: 'What helped, even a little, and what did not. We will not offer you the same again.',
  },
} as const
export type OpeningStep = keyof typeof opening
export const isOpening = (step: string): step is OpeningStep => step in opening

export const openingQuestion = (step: OpeningStep, name: string) => ({
  words: optional('paragraph', { label: opening[step].title(name), hint: opening[step].hint, longest: 2000 }),
})

const stopChoices = stops.map(({ value, words }) => ({ value: String(value), text: words }))

/** Every question of one line's page: statements, marks, the help asked for, a strength, words, and what to check. */
export function lineQuestions(line: LineKey, band: Band, voice: Voice): Fields {
  const said = lineOf(line)
  const fields: Fields = {}
  for (const { id, text, childText } of statementsFor({ line, band }))
    fields[`s-${id}`] = optionalChoice({
      label: voice === 'child' ? childText : text,
      choices: instrument.answers.map(({ key, childLabel }) => ({
        value: key,
        text: voice === 'child' ? childLabel : shortly[key],
      })),
    })
  for (const { part, label } of rowsOf(line))
    fields[`m-${part}`] = optionalChoice({
      label: part === '' ? `Where are they on this line?` : label,
      choices: stopChoices,
    })
  for (const place of places)
    fields[`n-${place}`] = optionalChoice({
      label: `Help asked for ${placeNames[place]}`,
      choices: needChoices,
    })
  fields['strength'] = optional('text', {
    label: 'A strength here',
    hint: said.strengthsAngle.slice(0, 3).join(' · '),
    longest: 200,
  })
  fields['words'] = optional('paragraph', { label: 'Anything else, in your words', longest: 500 })
  fields['checks'] = choices({
    label: 'Worth checking',
    hint: 'Tick what you would like looked at. It delays nothing.',
    missing: 'Choose from the list',
    choices: said.checkFirst.map((text, i) => ({ value: String(i), text })),
  })
  return fields
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The answers of one line's page as rows to keep. */
export function saidOf(line: LineKey, answers: Record<string, unknown>): Said[] {
  const rows: Said[] = [{ line, kind: 'skipped', value: 'no' }]
  for (const [name, value] of Object.entries(answers)) {
    if (name.startsWith('s-')) rows.push({ line, kind: 'statement', key: name.slice(2), value: text(value) })
    else if (name.startsWith('m-')) rows.push({ line, kind: 'mark', key: name.slice(2), value: text(value) })
    else if (name.startsWith('n-')) rows.push({ line, kind: 'need', key: name.slice(2), value: text(value) })
    else if (name === 'strength') rows.push({ line, kind: 'strength', value: text(value) })
    else if (name === 'words') rows.push({ line, kind: 'words', value: text(value) })
    else if (name === 'checks' && Array.isArray(value))
      for (const [i] of lineOf(line).checkFirst.entries())
        rows.push({ line, kind: 'check', key: String(i), value: value.includes(String(i)) ? 'yes' : '' })
  }
  return rows.filter(({ kind, value }) => kind !== 'skipped' || value === 'no')
}

/** A kept line as the form shows it again. */
export function typedOf(said: LineView | undefined): Record<string, string | string[]> {
  if (!said) return {}
  const typed: Record<string, string | string[]> = {
    strength: said.strength,
    words: said.words,
    checks: said.checked,
  }
  for (const [id, answer] of Object.entries(said.statements)) typed[`s-${id}`] = answer
  for (const [part, mark] of Object.entries(said.marks)) typed[`m-${part}`] = String(mark)
  for (const place of places) if (said.needs[place] !== 'not asked') typed[`n-${place}`] = said.needs[place]
  return typed
}

export const openingWords = (view: WholeView, step: OpeningStep) =>
  ({ joys: view.joys, worries: view.worries, tried: view.tried })[step]
