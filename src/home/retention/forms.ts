import { holdReasons } from '#children/children.ts'
import { choice, day, paragraph } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'

export const holdQuestions = (today: Day) => ({
  reason: choice({
    label: 'Why is it kept longer?',
    missing: 'Choose why it is kept longer',
    choices: holdReasons,
  }),
  words: paragraph({
    label: 'Say in a sentence what you know',
    hint: 'Stewards read this. Leave out names, and what the child needs.',
    missing: 'Say in a sentence what you know',
    longest: 500,
  }),
  untilOn: day({
    label: 'Until what day?',
    hint: 'At most ten years. You can keep it longer again then.',
    missing: 'Enter the day until which it is kept',
    earliest: () => today,
    tooEarly: 'The day must be today or later',
    latest: () => today.add({ years: 10 }),
    tooLate: 'The day must be within ten years',
  }),
})
