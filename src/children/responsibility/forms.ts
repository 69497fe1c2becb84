import { choice, choices, day, optionalDay, paragraph } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'
import { orderKinds, shownPapers, type Holder } from './rules.ts'

type Carer = { carerId: string; name: string; relationship: string }
const asChoices = (carers: readonly Carer[]) =>
  carers.map(({ carerId, name, relationship }) => ({ value: carerId, text: `${name}, ${relationship}` }))

export const ownQuestions = (knownAs: string) => ({
  says: choice({
    label: `Do you have parental responsibility for ${knownAs}?`,
    hint: 'A mother has it from birth. Others have it by marriage, by the birth certificate, by an agreement or by a court.',
    missing: 'Say whether you have it, or that you are not sure',
    choices: [
      { value: 'holds it', text: 'Yes, I have it' },
      { value: 'does not hold it', text: 'No, I do not have it' },
      { value: 'not sure', text: 'I am not sure' },
    ],
  }),
})

const found = [
  { value: 'holds it', text: 'They have it' },
  { value: 'does not hold it', text: 'They do not have it' },
] as const

/** A colleague writes down what they saw, not what they think. */
export const shownQuestions = (carers: readonly Carer[]) => ({
  about: choice({ label: 'Who is it about?', missing: 'Choose who it is about', choices: asChoices(carers) }),
  shown: choice({
    label: 'What were you shown?',
    missing: 'Choose what you were shown',
    choices: shownPapers,
  }),
  says: choice({ label: 'What does it say?', missing: 'Choose what it says', choices: found }),
})

export const differQuestions = (carers: readonly Carer[]) => ({
  whom: choice({
    label: 'What is said of whom is not right?',
    missing: 'Choose who it is about',
    choices: asChoices(carers),
  }),
  words: paragraph({
    label: 'What is not right?',
    hint: 'Leave out where anybody lives.',
    missing: 'Write what is not right',
  }),
})

export const settleQuestions = {
  says: choice({
    label: 'What did you find?',
    missing: 'Choose what you found',
    choices: [...found, { value: 'not sure', text: 'Nobody could say for sure' }],
  }),
  shown: choice({
    label: 'What were you shown?',
    missing: 'Choose what you were shown',
    choices: [...shownPapers, { value: 'nothing', text: 'Nothing' }],
  }),
  words: paragraph({
    label: 'Why do you say so?',
    hint: 'This is kept with the record. Families do not see it on their pages.',
    missing: 'Say why',
  }),
}

export const orderQuestions = (carers: readonly Carer[], today: Day) => ({
  kind: choice({
    label: 'What kind of order is it?',
    missing: 'Choose what kind of order it is',
    choices: orderKinds,
  }),
  from: day({ label: 'From which day?', hint: 'For example, 27 3 2026', missing: 'Enter the day it begins' }),
  until: optionalDay({ label: 'Until which day?', hint: 'Leave this empty if it names no day.' }),
  means: paragraph({
    label: 'What does it mean here?',
    hint: 'In plain words: who may do what. Write no address and no name of a school.',
    missing: 'Write what it means here',
  }),
  seen: day({
    label: 'When did you see it?',
    missing: 'Enter the day you saw it',
    latest: () => today,
    tooLate: 'The day you saw it must be today or before',
  }),
  protects: choices({
    label: 'Which carers does it protect?',
    missing: 'Tick who it protects',
    choices: asChoices(carers),
  }),
  binds: choices({
    label: 'Which carers may not do something because of it?',
    missing: 'Tick who it binds',
    choices: asChoices(carers),
  }),
  readers: choices({
    label: 'Who of them may read it here?',
    hint: 'Tick nobody if you are not sure. Could it put somebody in danger that it is written here? Then leave them out.',
    missing: 'Tick who may read it',
    choices: asChoices(carers),
  }),
})

export const decideQuestions = (holders: readonly Holder[]) => ({
  holder: choice({
    label: 'Whose access is it about?',
    missing: 'Choose whose access it is about',
    choices: holders.map(({ holderId, name }) => ({ value: holderId, text: name })),
  }),
  leave: choice({
    label: 'What may they see from now on?',
    missing: 'Choose what they may see',
    choices: [
      { value: 'nothing', text: 'Nothing' },
      { value: 'profile', text: 'The profile, and nothing else' },
      { value: 'profile and plan', text: 'The profile and the plan, and nothing else' },
      {
        value: 'as before',
        text: 'The order stands in nobody’s way',
        hint: 'Nothing is given back by itself: whoever may share it can share it with them anew.',
      },
    ],
  }),
  spoken: choice({
    label: 'Have you spoken to those whom the order protects?',
    hint: 'Ring them first. They may need time to be somewhere safe.',
    missing: 'Say whether you have spoken to them',
    choices: [
      { value: 'yes', text: 'Yes, and they know what happens now' },
      { value: 'could not', text: 'I tried and could not reach them' },
    ],
  }),
  words: paragraph({
    label: 'Why?',
    hint: 'This is kept with the record.',
    missing: 'Say why',
    longest: 900,
  }),
})

export const endQuestions = {
  why: paragraph({
    label: 'Why does it stand no more?',
    missing: 'Say why it stands no more',
    longest: 1000,
  }),
}
