/** Writing that something is not safe, and saying that somebody has spoken to them. */
import { choices, day, optional, optionalChoice, paragraph, text } from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'
import type { Kind } from './rules.ts'

const words: Record<Kind, { label: string; hint: string }> = {
  danger: {
    label: 'What is happening?',
    hint: 'In your own words, as short as you like. If it is happening now, ring first.',
  },
  worry: { label: 'What are you worried about?', hint: 'In your own words, as short as you like.' },
}

export const writeQuestions = (kind: Kind) => ({
  words: paragraph({ ...words[kind], missing: 'Write what you want us to know', longest: 2000 }),
  reachHow: optional('text', {
    label: 'How and when is it safe to reach you?',
    hint: 'You can leave this empty. For example: ring after 9.30am, do not text.',
    longest: 300,
  }),
})

export const keptReasons = [
  { value: 'could put somebody in danger', text: 'It could put somebody in danger' },
  { value: 'an enquiry could be spoiled', text: 'The police or social care asked that nobody is told yet' },
  { value: 'the young person asked', text: 'The young person asked, and is old enough to understand' },
] as const

export const colleagueQuestions = (
  kind: Kind,
  carers: readonly { carerId: string; name: string; relationship: string }[],
) => ({
  ...writeQuestions(kind),
  offer: optional('paragraph', {
    label: 'What help would you offer the family?',
    hint: 'They read this, and your name. They do not read what you wrote above.',
    longest: 500,
  }),
  keptFrom: choices({
    label: 'Is there anyone who must not know yet?',
    hint: 'Tick nobody, unless it would be unsafe.',
    missing: 'Tick only people on this list',
    choices: carers.map(({ carerId, name, relationship }) => ({
      value: carerId,
      text: `${name}, ${relationship}`,
    })),
  }),
  keptBecause: optionalChoice({ label: 'If you ticked anyone: why?', choices: keptReasons }),
})

export const spokenQuestions = (today: Day) => ({
  spokeTo: text({
    label: 'Who did you speak to?',
    hint: 'A parent, a carer or the young person.',
    missing: 'Write who you spoke to',
    longest: 200,
  }),
  on: day({
    label: 'On which day?',
    missing: 'Enter the day you spoke',
    latest: () => today,
    tooLate: 'The day you spoke cannot be in time to come',
  }),
  time: text({
    label: 'At about what time?',
    hint: 'For example 8.05am',
    missing: 'Enter about what time you spoke, like 8.05am',
    longest: 20,
  }),
  words: paragraph({
    label: 'What was said, in a sentence',
    missing: 'Write in a sentence what was said',
    longest: 1000,
  }),
})
