/** Where an entry belongs, and why; and why a steward has somebody told later. */
import { asideDelayDaysAtMost, elsewhere, nowhere } from '#children/children.ts'
import { choice, choices, day, optional, paragraph } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'

export type Candidate = { id: string; title: string }

export const whereQuestions = (candidates: readonly Candidate[]) => ({
  where: choice({
    label: 'Where does it belong?',
    missing: 'Choose where it belongs',
    choices: [
      ...candidates.map(({ id, title }) => ({
        value: id,
        text: title,
        hint: 'We write it there, as it is.',
      })),
      {
        value: elsewhere,
        text: 'On the record of a child who is not in this list',
        hint: 'We take it off here. Whoever sees that child writes it again there.',
      },
      { value: nowhere, text: 'On no record', hint: 'It should not have been written. We take it off.' },
    ],
  }),
  words: optional('paragraph', {
    label: 'What happened? You can leave this out',
    hint: 'Only the steward, who looks after privacy here, reads this. Leave out names.',
    longest: 500,
  }),
})

/** Several of what one wrote, as `kind/id`, and where they all belong. */
export const severalQuestions = (
  listed: readonly { value: string; text: string; hint: string }[],
  candidates: readonly Candidate[],
) => ({
  entries: choices({
    label: 'Which of them?',
    hint: 'What was written under one of them goes with it.',
    missing: 'Tick what is on the wrong record',
    least: 1,
    choices: listed,
  }),
  ...whereQuestions(candidates),
})

export const laterQuestions = (today: Day) => ({
  tellOn: day({
    label: 'From what day do they see it?',
    missing: 'Enter the day from which they see it',
    earliest: () => today,
    tooEarly: 'The day must be today or later',
    latest: () => today.add({ days: asideDelayDaysAtMost }),
    tooLate: `The day must be within ${asideDelayDaysAtMost} days`,
  }),
  why: paragraph({
    label: 'Why must they not know yet?',
    missing: 'Say why they must not know yet',
    longest: 500,
  }),
})

export const notRightQuestions = {
  words: paragraph({
    label: 'This is not right, because',
    missing: 'Say why it is not right',
    longest: 1000,
  }),
}

export const answerQuestions = {
  answer: choice({
    label: 'What do you say to it?',
    missing: 'Choose what you say to it',
    choices: [
      { value: 'agreed', text: 'I agree: it is not right', hint: 'Both stay, and people read both.' },
      { value: 'kept', text: 'I think it is right', hint: 'Both stay, and people read both.' },
    ],
  }),
  why: paragraph({ label: 'Why?', missing: 'Say why', longest: 1000 }),
}
