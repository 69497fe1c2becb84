import { choice, day, optional, optionalChoice, type Fields } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'
import { answerWords, type ReviewAnswer } from './rules.ts'

const answers = ['still right', 'better', 'harder', 'different'] as const satisfies readonly ReviewAnswer[]

export const reviewQuestions = (today: Day, name: string) => ({
  answer: choice({
    label: `Is what you agreed about ${name} still right?`,
    missing: 'Choose whether it is still right',
    choices: answers.map((value) => ({ value, text: answerWords[value] })),
  }),
  words: optional('paragraph', {
    label: 'In your words',
    hint: 'What is going well, and what is not. You can leave this empty.',
    longest: 1000,
  }),
  nextOn: day({
    label: 'When shall we look again?',
    hint: 'We have put the usual time. Choose the day that suits you.',
    missing: 'Enter the day to look again',
    earliest: () => today.add({ days: 1 }),
    latest: () => today.add({ years: 1 }),
    tooEarly: 'Choose a day that is still to come',
    tooLate: 'Choose a day within a year',
  }),
})

/** Goals may be rated on the same page; leaving one out is fine. */
export const goalRatingQuestions = (goals: readonly { id: string; words: string }[]) => {
  const fields: Fields = {}
  for (const { id, words } of goals)
    fields[`r-${id}`] = optionalChoice({
      label: words,
      choices: Array.from({ length: 11 }, (_, n) => ({ value: String(n), text: String(n) })),
    })
  return fields
}

/** The numbers given, by goal. */
export const ratingsGiven = (answered: Record<string, unknown>) =>
  Object.entries(answered).flatMap(([name, value]) =>
    name.startsWith('r-') && typeof value === 'string' && value !== ''
      ? [{ goalId: name.slice(2), rating: Number(value) }]
      : [],
  )
