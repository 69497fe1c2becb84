import type { Area } from '#areas/areas.ts'
import { choice, choices, day, optional, text } from '#platform/forms.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { purposes } from './consent/rules.ts'
import { birthdaysFor, shareable } from './rules.ts'

export const relationships = [
  { value: 'mother', text: 'Mother' },
  { value: 'father', text: 'Father' },
  { value: 'step-parent', text: 'Step-parent' },
  { value: 'grandparent', text: 'Grandparent' },
  { value: 'foster carer', text: 'Foster carer' },
  { value: 'other carer', text: 'Somebody else who cares for them' },
] as const

/** Where the child spends the day. Not being anywhere is a full answer. */
export const noSettings = [
  { value: 'home educated', text: 'Home educated' },
  { value: 'too anxious to attend', text: 'Too anxious to go at the moment' },
  { value: 'excluded', text: 'Sent home or excluded' },
  { value: 'not in a setting now', text: 'Nowhere just now' },
  { value: 'not old enough yet', text: 'Not old enough yet' },
] as const

export function childQuestions(area: Area, today: Day) {
  const { earliest, latest } = birthdaysFor(area.ages, today)
  return {
    knownAs: text({
      label: 'What is your child called?',
      hint: 'The name they like to be called.',
      missing: 'Enter the name your child is called',
    }),
    familyName: text({ label: 'Their family name', missing: 'Enter their family name' }),
    bornOn: day({
      label: 'When were they born?',
      hint: 'For example, 27 3 2019',
      missing: 'Enter the day they were born',
      earliest: () => earliest,
      latest: () => latest,
      tooEarly: `${area.name} helps up to the age of ${area.ages.to}. Check the year`,
      tooLate: `The day they were born must be today, ${dayInWords(today)}, or before`,
    }),
    relationship: choice({
      label: 'You are their…',
      missing: 'Choose who you are to them',
      choices: relationships,
    }),
    yourName: text({
      label: 'Your name',
      hint: 'As you would like to be called.',
      missing: 'Enter your name',
    }),
    district: choice({
      label: 'Where do you live?',
      missing: 'Choose where you live',
      choices: area.districts.map(({ key, name }) => ({ value: key, text: name })),
    }),
    settingId: optional('text', { label: 'Nursery, school or college', longest: 36 }),
    noSetting: optional('text', { label: 'Or, if they are not at one now', longest: 40 }),
  }
}
export type ChildQuestions = ReturnType<typeof childQuestions>

export const shareQuestions = {
  scopes: choices({
    label: 'What may they see?',
    missing: 'Choose at least one thing they may see',
    least: 1,
    choices: shareable.map(({ scope, name, shows }) => ({ value: scope, text: name, hint: shows })),
  }),
  purpose: choice({
    label: 'What is it for?',
    missing: 'Choose what it is for',
    choices: purposes,
  }),
  purposeWords: optional('text', {
    label: 'What is it for, in your own words?',
    hint: 'You may leave this empty. They read it, and so does everyone in your family who may share the record.',
    longest: 300,
  }),
  until: choice({
    label: 'For how long?',
    missing: 'Choose for how long',
    choices: [
      { value: 'until I say', text: 'Until I say stop' },
      { value: 'a year', text: 'For one year' },
      { value: 'twelve weeks', text: 'For twelve weeks' },
    ],
  }),
}

export const contactQuestions = {
  phone: optional('phone', { label: 'Your phone number', longest: 40 }),
  email: optional('text', { label: 'Your email address', longest: 200 }),
  postcode: optional('text', { label: 'Your postcode', longest: 10 }),
  bestTime: optional('text', { label: 'When is a good time to reach you?', longest: 200 }),
}
