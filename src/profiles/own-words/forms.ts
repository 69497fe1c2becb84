/** A child's own words: pictures to press, a few statements about me, and room to say more. Everything may be left out. */
import { choices, optional, optionalChoice, type Fields } from '#platform/forms.ts'
import { instrument, lineOf, type Band, type LineKey } from '../instrument.ts'
import type { Said } from '../profiles.ts'
import type { LineView, WholeView } from '../rules.ts'
import type { ReleaseWords } from '../view/release-forms.ts'
import { childsRows, childsStatements, childsStops, type Asked, type WordsStep } from './rules.ts'

export const loves = [
  { value: 'music', text: 'Music' },
  { value: 'animals', text: 'Animals' },
  { value: 'drawing', text: 'Drawing and making' },
  { value: 'stories', text: 'Stories' },
  { value: 'building', text: 'Building' },
  { value: 'water', text: 'Water' },
  { value: 'outside', text: 'Being outside' },
  { value: 'moving', text: 'Running and climbing' },
  { value: 'screens', text: 'Games on a screen' },
  { value: 'people', text: 'Being with people' },
  { value: 'alone', text: 'Time on my own' },
  { value: 'food', text: 'Cooking and food' },
] as const
export const lovesInWords = (keys: readonly string[]) =>
  loves.filter(({ value }) => keys.includes(value)).map(({ text }) => text.toLowerCase())

/** The open questions, as the child is asked or as whoever is beside them noticed. */
export const stepWords: Record<
  Asked,
  (name: string) => Record<WordsStep, { title: string; hint: string; kind: 'joy' | 'worry' | 'tried' }>
> = {
  asked: () => ({
    joys: { title: 'What do you love?', hint: 'Press as many as you like.', kind: 'joy' },
    know: {
      title: 'What would you like people to know?',
      hint: 'What should they do more, or less? You can leave it empty.',
      kind: 'worry',
    },
    helps: { title: 'What helps you?', hint: 'You can leave it empty.', kind: 'tried' },
  }),
  noticed: (name) => ({
    joys: {
      title: `What does ${name} love?`,
      hint: 'What makes them smile, reach out or come back for more. Let them point if they like.',
      kind: 'joy',
    },
    know: {
      title: `How does ${name} show “no” or “too much”?`,
      hint: 'What you saw or heard: turning away, going quiet, a sound, a sign.',
      kind: 'worry',
    },
    helps: {
      title: `What does ${name} do to feel better?`,
      hint: 'A toy, a place, a person, moving, being held, being left alone.',
      kind: 'tried',
    },
  }),
}

export const joysQuestions = (title: string, hint: string): Fields => ({
  loves: choices({ label: title, hint, missing: 'Choose from the pictures', choices: loves }),
  words: optional('paragraph', { label: 'Anything else?', longest: 1000 }),
})
export const openQuestions = (title: string, hint: string): Fields => ({
  words: optional('paragraph', { label: title, hint, longest: 2000 }),
})

const answersInOrder = ['very', 'a_bit', 'not_like', 'not_seen'] as const

export function aboutMeQuestions(line: LineKey, band: Band): Fields {
  const fields: Fields = {}
  for (const { id, childText } of childsStatements(line, band))
    fields[`s-${id}`] = optionalChoice({
      label: childText,
      choices: answersInOrder.map((value) => ({
        value,
        text: instrument.answers.find(({ key }) => key === value)?.childLabel ?? value,
      })),
    })
  for (const { part, left, right } of childsRows(line))
    fields[`m-${part}`] = optionalChoice({
      label: 'Where are you?',
      choices: childsStops.map(({ value, drawing }) => ({
        value: String(value),
        text: { left, middle: 'In the middle', right }[drawing],
      })),
    })
  fields['words'] = optional('paragraph', { label: lineOf(line).childPrompt, longest: 500 })
  return fields
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

export function aboutMeSaid(line: LineKey, answers: Record<string, unknown>): Said[] {
  return [
    { line, kind: 'skipped', value: 'no' },
    ...Object.entries(answers).flatMap(([name, value]): Said[] => {
      if (name.startsWith('s-')) return [{ line, kind: 'statement', key: name.slice(2), value: text(value) }]
      if (name.startsWith('m-')) return [{ line, kind: 'mark', key: name.slice(2), value: text(value) }]
      return name === 'words' ? [{ line, kind: 'words', value: text(value) }] : []
    }),
  ]
}

export function aboutMeTyped(said: LineView | undefined): Record<string, string> {
  const typed: Record<string, string> = { words: said?.words ?? '' }
  for (const [id, answer] of Object.entries(said?.statements ?? {})) typed[`s-${id}`] = answer
  for (const [part, mark] of Object.entries(said?.marks ?? {})) typed[`m-${part}`] = String(mark)
  return typed
}

export const openTyped = (said: WholeView, step: WordsStep) => ({
  loves: said.loves,
  words: { joys: said.joys, know: said.worries, helps: said.tried }[step],
})

/** To whom, in the words of whoever presses: the child, or for a small child whoever noticed. */
export const childsRelease = (
  asked: Asked,
  { name, beside }: { name: string; beside: string },
): ReleaseWords =>
  asked === 'asked'
    ? {
        label: 'Who may see what you said?',
        nobody: 'Nobody yet',
        nobodyHint:
          beside === ''
            ? 'Only me. I can choose again on any day.'
            : `Only ${beside}, who wrote it down with you. You can choose again on any day.`,
        chosen: 'Only people I choose',
        everyone: 'Everyone who helps me',
        everyoneHint: 'Your carers, and everyone your carers share with, now and later.',
      }
    : {
        label: `Who may see what you noticed about ${name}?`,
        nobody: 'Only me, for now',
        nobodyHint: 'You can show it later.',
        chosen: 'Only people I choose',
        everyone: 'Everyone who can see the profile',
        everyoneHint: 'Other carers, and everyone it is shared with, now and later.',
      }
