/** Finding two records of one child, saying which goes on and how that is known, and why it was wrong after all. */
import { confirmers, searchQuestions, whysJoined, type RecordFacts } from '#children/children.ts'
import { choice, choices, optional, optionalDay, paragraph } from '#platform/forms.ts'
import { dayInWords, dayOf, type Day } from '#platform/time.ts'

export const lookQuestions = (today: Day) => ({
  ...searchQuestions(today),
  otherFirstName: optional('text', { label: 'The first name on the other record' }),
  otherFamilyName: optional('text', { label: 'The family name on the other record' }),
  otherBornOn: optionalDay({ label: 'The day of birth on the other record' }),
})

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'] as const
/** “The first record”, of those that were found. */
export const nthRecord = (n: number) => `The ${ordinals[n] ?? 'last'} record`

/** Whoever is kept safe by what others do not know is asked first. */
export const joinQuestions = (records: readonly RecordFacts[], zone: string) => {
  const offered = records.map(({ childId, carers, registeredAt }, n) => ({
    value: childId as string,
    text: nthRecord(n),
    hint: `Begun on ${dayInWords(dayOf(registeredAt, zone))}. ${carers.join(', ') || 'No carer now'}.`,
  }))
  const asked = {
    goesOn: choice({
      label: 'Which record goes on?',
      missing: 'Choose which record goes on',
      choices: offered,
    }),
    earlier: choice({
      label: 'Which one is only read from now on?',
      missing: 'Choose which one is only read from now on',
      choices: offered,
    }),
    why: choice({
      label: 'Why are there two?',
      missing: 'Choose why there are two',
      choices: whysJoined,
    }),
    words: paragraph({
      label: 'How do you know that it is one child?',
      hint: 'A name and a day of birth are not enough: twins, cousins and strangers share them. Only stewards read this.',
      missing: 'Say how you know that it is one child',
      longest: 500,
    }),
    confirmedBy: choice({
      label: 'Who told you so?',
      missing: 'Choose who told you so',
      choices: confirmers,
    }),
  }
  if (!records.some(({ keptSafe }) => keptSafe)) return asked
  return {
    ...asked,
    spoken: choices({
      label: 'Somebody may be kept safe by what others do not know',
      hint: 'Whoever sees the one that is only read will read that the child’s record goes on somewhere in this area. A person they left could guess from that.',
      missing: 'Speak first with whoever it keeps safe, and tick this',
      least: 1,
      choices: [{ value: 'yes', text: 'I have spoken with whoever it keeps safe, and they agree' }],
    }),
  }
}

export const undoQuestions = {
  because: paragraph({
    label: 'Why was it wrong?',
    hint: 'Only stewards read this.',
    missing: 'Say why it was wrong',
    longest: 500,
  }),
}
