import { choice, choices } from '#platform/forms.ts'
import { reasons } from './rules.ts'

export type Colleague = { holderId: string; name: string; about: string }

export const fewQuestions = (colleagues: readonly Colleague[]) => ({
  because: choice({
    label: 'Why is it kept to a few?',
    missing: 'Choose why it is kept to a few',
    choices: reasons,
  }),
  few: choices({
    label: 'Who may still see it?',
    hint: 'People you share it with now, by name. Teams see nothing meanwhile.',
    missing: 'Tick at least one person who may still see it',
    least: 1,
    choices: colleagues.map(({ holderId, name, about }) => ({
      value: holderId,
      text: [name, about].filter(Boolean).join(', '),
    })),
  }),
  lookAgain: choice({
    label: 'When do we look at this again together?',
    missing: 'Choose when to look at it again',
    choices: [
      { value: 'twelve weeks', text: 'In twelve weeks' },
      { value: 'six months', text: 'In six months' },
      { value: 'a year', text: 'In a year' },
    ],
  }),
})
