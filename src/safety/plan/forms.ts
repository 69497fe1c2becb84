import { choice, choices, optional, paragraph, text, type Choice } from '#platform/forms.ts'
import type { Named } from './rules.ts'

type Holder = { id: string; name: string; about: string }
const asChoices = (people: readonly Holder[]): Choice[] =>
  people.map(({ id, name, about }) => ({ value: id, text: [name, about].filter(Boolean).join(', ') }))

const again = choice({
  label: 'When will you look at it together again?',
  missing: 'Choose when you will look at it again',
  choices: [
    { value: 'two weeks', text: 'In two weeks' },
    { value: 'four weeks', text: 'In four weeks' },
    { value: 'twelve weeks', text: 'In twelve weeks' },
  ],
})

export const planQuestions = () => ({
  signs: optional('paragraph', {
    label: 'What are the signs that things are getting hard?',
    hint: 'For example: goes very quiet, will not eat, says “what is the point”',
  }),
  helps: optional('paragraph', {
    label: 'What helps?',
    hint: 'For example: the dark den, a walk with the dog, nobody talking for ten minutes',
  }),
  worse: optional('paragraph', {
    label: 'What makes it worse?',
    hint: 'For example: many questions, being held, a door that is closed',
  }),
  atNight: optional('paragraph', {
    label: 'Who answers at 2am?',
    hint: 'The area’s numbers are on the plan already. Add your own people: a name, a number, what to ask them for.',
  }),
  keptSafe: optional('paragraph', {
    label: 'What do we keep safe at home?',
    hint: 'What is locked away or looked after by somebody else. For example: tablets, blades, keys.',
  }),
  again,
  seen: optional('hidden', { label: 'The plan you read', longest: 10 }),
})

/** The first time: whom it names, too. */
export const beginQuestions = (people: readonly Holder[]) => ({
  ...planQuestions(),
  people: choices({
    label: 'Who else should be able to read it?',
    hint: 'Only those you tick, and you. A young person with their own way in here is always among them.',
    missing: 'Tick only people on this list',
    choices: asChoices(people),
  }),
})

export const nameQuestions = (people: readonly Holder[]) => ({
  people: choices({
    label: 'Who should be able to read it too?',
    hint: 'These people can see the record, but not this plan.',
    missing: 'Tick who should be able to read it',
    least: 1,
    choices: asChoices(people),
  }),
})

export const wordsQuestions = (own: boolean, knownAs: string) => ({
  words: paragraph({
    label: own
      ? 'What do you want people to know when things are hard?'
      : `What does ${knownAs} want people to know when things are hard?`,
    hint: own ? 'Just as you would say it.' : `Just as ${knownAs} said it. Signs, drawings and looks count.`,
    missing: own ? 'Write what you want people to know' : `Write what ${knownAs} said`,
  }),
})

export const toldQuestions = (knownAs: string) => ({
  ...wordsQuestions(false, knownAs),
  saidTo: text({
    label: `Who did ${knownAs} say it to?`,
    hint: 'For example: to me, or to Nan',
    missing: `Write who ${knownAs} said it to`,
  }),
})

export const partQuestions = ({ mine, name }: Named) => ({
  part: text({
    label: mine ? 'What will you do?' : `What will ${name} do?`,
    hint: 'In a sentence. For example: I come when you ring, and I do not ask why.',
    missing: 'Write what it is, in a sentence',
    longest: 300,
  }),
})
