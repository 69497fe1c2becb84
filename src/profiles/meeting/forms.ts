/** What the people round the table agree of one line, and the yes at the end. */
import { choice, day, optional, optionalChoice, text, type Fields } from '#platform/forms.ts'
import { Temporal, type Day } from '#platform/time.ts'
import type { LineKey, Need } from '../instrument.ts'
import { nearestStop, places, rowsOf, stops, type AgreedLine } from '../rules.ts'
import { placeNames } from '../view/forms.ts'

const needs = [
  { value: 'none', text: 'Nothing extra yet' },
  { value: 'some', text: 'Some' },
  { value: 'a lot', text: 'A lot' },
  { value: 'urgent', text: 'Urgent' },
  { value: 'not asked', text: 'Not asked, not seen' },
] as const

const stopChoices = stops.map(({ value, words }) => ({ value: String(value), text: words }))

export function agreedQuestions(line: LineKey): Fields {
  const fields: Fields = {}
  for (const { part, label } of rowsOf(line))
    fields[`m-${part}`] = optionalChoice({ label, choices: stopChoices })
  for (const place of places)
    fields[`n-${place}`] = optionalChoice({ label: `Help asked for ${placeNames[place]}`, choices: needs })
  fields['reason'] = optional('paragraph', {
    label: 'Why this mark?',
    hint: 'What you saw or heard that it rests on.',
    longest: 1000,
  })
  fields['strength'] = optional('text', { label: 'A strength', longest: 200 })
  fields['words'] = optional('text', { label: 'A sentence the child or family said', longest: 300 })
  fields['disagreement'] = optional('paragraph', {
    label: 'Where you see it differently',
    hint: 'It is kept beside the mark. You do not have to agree.',
    longest: 1000,
  })
  return fields
}

const said = (value: unknown) => (typeof value === 'string' ? value : '')
const need = (value: unknown): Need => needs.find((each) => each.value === value)?.value ?? 'not asked'

/** The answers as one line of a meeting; a line left open has no mark, and that is a full answer. */
export function agreedOf(line: LineKey, answers: Record<string, unknown>, open: boolean): AgreedLine {
  const positions: Record<string, number> = {}
  for (const { part } of rowsOf(line)) {
    const value = said(answers[`m-${part}`])
    if (value !== '' && !open) positions[part] = Number(value)
  }
  return {
    line,
    open,
    positions,
    needs: {
      home: need(answers['n-home']),
      setting: need(answers['n-setting']),
      community: need(answers['n-community']),
    },
    reason: said(answers['reason']),
    strength: said(answers['strength']),
    words: said(answers['words']),
    disagreement: said(answers['disagreement']),
  }
}

export function typedOfAgreed(line: AgreedLine | undefined): Record<string, string> {
  if (!line) return {}
  const typed: Record<string, string> = {
    reason: line.reason,
    strength: line.strength,
    words: line.words,
    disagreement: line.disagreement,
  }
  for (const [part, position] of Object.entries(line.positions))
    typed[`m-${part}`] = String(nearestStop(position).value)
  for (const place of places) typed[`n-${place}`] = line.needs[place]
  return typed
}

/** The family's yes, the young person's where they are old enough to be asked, and the day to look again. */
export const agreeQuestions = (today: Day, knownAs: string) => ({
  yesName: text({
    label: 'Who in the family said yes?',
    missing: 'Write who in the family said yes. Nothing is agreed without it',
  }),
  yesHow: choice({
    label: 'How did they say it?',
    missing: 'Choose how they said yes',
    choices: [
      { value: 'in the room', text: 'In the room' },
      { value: 'by telephone', text: 'By telephone' },
      { value: 'on their own device', text: 'On their own phone or computer' },
    ],
  }),
  youngPerson: choice({
    label: `And ${knownAs}?`,
    hint: 'Ask, in words they use. Their yes counts as soon as they understand what it is for.',
    missing: `Choose what ${knownAs} said`,
    choices: [
      { value: 'said yes', text: 'Said yes' },
      { value: 'was asked and did not want to say', text: 'Was asked, and did not want to say' },
      { value: 'not old enough to ask yet', text: 'Is not old enough to ask yet' },
    ],
  }),
  reviewOn: day({
    label: 'When will you look at it again?',
    hint: 'Twelve weeks is usual. Choose the day that suits you all.',
    missing: 'Enter the day you will look at it again',
    earliest: () => today.add({ days: 1 }),
    latest: () => today.add({ years: 1 }),
    tooEarly: 'Choose a day that is still to come',
    tooLate: 'Choose a day within a year',
  }),
})

export const reviewTyped = (on: Temporal.PlainDate): Record<string, string> => ({
  'reviewOn-day': String(on.day),
  'reviewOn-month': String(on.month),
  'reviewOn-year': String(on.year),
})
