import { choice, day, paragraph } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'

export const askQuestions = {
  words: paragraph({
    label: 'What is wrong, or what should somebody look into?',
    hint: 'A few words are enough.',
    missing: 'Write what somebody should look into',
    longest: 1000,
  }),
}

export const answerQuestions = {
  said: choice({
    label: 'Is the use of the record paused?',
    missing: 'Choose whether it is paused',
    choices: [
      { value: 'yes', text: 'Yes, while it is looked into' },
      { value: 'no', text: 'No' },
    ],
  }),
  because: paragraph({
    label: 'What do you answer?',
    hint: 'Whoever asked reads this. If no: say why, and that they can complain.',
    missing: 'Write what you answer',
    longest: 1000,
  }),
}

/** Three days at least, so that they can still answer: the database holds the same. */
export const liftQuestions = (today: Day) => ({
  liftOn: day({
    label: 'On what day is the record used again?',
    missing: 'Enter the day the record is used again',
    earliest: () => today.add({ days: 3 }),
    tooEarly: 'The day must be at least three days from now: they are told first',
    latest: () => today.add({ days: 30 }),
    tooLate: 'The day must be within 30 days',
  }),
  because: paragraph({
    label: 'What was found?',
    hint: 'Whoever asked reads this, before that day.',
    missing: 'Write what was found',
    longest: 1000,
  }),
})
