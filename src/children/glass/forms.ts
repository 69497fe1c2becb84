/** Finding one child, saying why, and what is said of it afterwards. */
import { choice, day, paragraph, text } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'
import { delayDaysAtMost, findings, reasons } from './rules.ts'

export const searchQuestions = (today: Day) => ({
  firstName: text({
    label: 'Their first name',
    hint: 'The name on their record, or the name they are called.',
    missing: 'Enter their first name',
  }),
  familyName: text({ label: 'Their family name', missing: 'Enter their family name' }),
  bornOn: day({
    label: 'When were they born?',
    hint: 'For example, 27 3 2019',
    missing: 'Enter the day they were born',
    latest: () => today,
    tooLate: 'The day they were born must be today or before',
  }),
})

export const reasonQuestions = {
  reason: choice({
    label: 'Why do you need to see it now?',
    missing: 'Choose why you need to see it now',
    choices: reasons,
  }),
  words: paragraph({
    label: 'Say in a sentence what has happened',
    hint: 'The steward reads this. Leave out names.',
    missing: 'Say in a sentence what has happened',
    longest: 500,
  }),
}

export const findingQuestions = {
  finding: choice({ label: 'What do you find?', missing: 'Choose what you find', choices: findings }),
  words: paragraph({
    label: 'Say why, in a sentence',
    missing: 'Say why, in a sentence',
    longest: 1000,
  }),
}

export const delayQuestions = (today: Day) => ({
  tellOn: day({
    label: 'On what day is the family told?',
    hint: 'They see it from this day on. To tell them now, enter today.',
    missing: 'Enter the day the family is told',
    earliest: () => today,
    tooEarly: 'The day must be today or later',
    latest: () => today.add({ days: delayDaysAtMost }),
    tooLate: `The day must be within ${delayDaysAtMost} days`,
  }),
  why: paragraph({
    label: 'Why must they not know yet?',
    missing: 'Say why they must not know yet',
    longest: 1000,
  }),
})

export const sayQuestions = {
  words: paragraph({
    label: 'What would you like the steward to know?',
    missing: 'Write what you would like the steward to know',
    longest: 1000,
  }),
}
