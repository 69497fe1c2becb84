/** What a line of the plan says: the need, what we will try, where, who, by when, and which kinds of help it is. */
import { helpKinds, type Area } from '#areas/areas.ts'
import {
  choice,
  choices,
  day,
  optional,
  optionalChoice,
  paragraph,
  text,
  type Answers,
} from '#platform/forms.ts'
import type { Day } from '#platform/time.ts'
import { labelFor, lines } from '#profiles/profiles.ts'
import type { ItemRow, ItemWords } from '../plans.ts'
import { places, placeWords, type Place } from '../rules.ts'
import type { Suggestion } from '../suggestions.ts'

export const usualWeeks = 4

type For = { area: Area; today: Day; settingName: string | null; keepPlace?: Place | undefined }

export const itemQuestions = ({ area, today, settingName, keepPlace }: For) => ({
  need: text({
    label: 'What is needed?',
    hint: 'For example: lunch somewhere quiet',
    missing: 'Write what is needed',
    longest: 300,
  }),
  try: paragraph({
    label: 'What will you try?',
    hint: 'One thing. Small is good.',
    missing: 'Write what you will try',
    longest: 1000,
  }),
  place: choice({
    label: 'Where?',
    missing: 'Choose where you will try it',
    // Not being at a nursery, school or college is a full answer: then nothing is planned there.
    choices: places
      .filter((place) => place !== 'setting' || settingName !== null || keepPlace === 'setting')
      .map((place) => ({ value: place, text: placeWords(place, settingName) })),
  }),
  who: text({
    label: 'Who will do it?',
    hint: 'A name, or names. It can be you.',
    missing: 'Write who will do it',
    longest: 200,
  }),
  byOn: day({
    label: 'By when?',
    hint: 'Four weeks is usual. Choose the day that suits you.',
    missing: 'Enter the day you will do it by',
    // A day that has passed may stay on a line whose other words are changed.
    earliest: () => (keepPlace ? today.subtract({ years: 2 }) : today),
    latest: () => today.add({ years: 2 }),
    tooEarly: 'Choose today or a day still to come',
    tooLate: 'Choose a day within two years',
  }),
  helpKinds: choices({
    label: 'What kind of help is it?',
    hint: 'It can be more than one. It says nothing about how hard things are.',
    missing: 'Choose at least one kind of help',
    least: 1,
    choices: helpKinds.map((kind) => ({ value: kind, text: area.helpKinds[kind] })),
  }),
})
export type ItemQuestions = ReturnType<typeof itemQuestions>

/** Which of the nine lines it is about, where people wish to say. */
export const lineQuestion = (area: Area) => ({
  line: optionalChoice({
    label: 'Is it about one of the nine lines?',
    choices: lines.map(({ key }) => ({ value: key, text: labelFor(key, area.lineLabels) })),
  }),
  item: optional('hidden', { label: 'From What helps', longest: 10 }),
})

export const wordsOf = (answers: Answers<ItemQuestions>): ItemWords => ({
  need: answers.need,
  try: answers.try,
  place: answers.place,
  who: answers.who,
  byOn: answers.byOn,
  helpKinds: answers.helpKinds,
})

export const dayTyped = (name: string, on: Day): Record<string, string> => ({
  [`${name}-day`]: String(on.day),
  [`${name}-month`]: String(on.month),
  [`${name}-year`]: String(on.year),
})

export const typedOfItem = (item: ItemRow): Record<string, string | string[]> => ({
  need: item.need,
  try: item.try,
  place: item.place,
  who: item.who,
  helpKinds: item.helpKinds,
  ...dayTyped('byOn', item.byOn),
})

/** A new line as it stands before anyone types: four weeks from now, and the suggestion's words where there is one. */
export const typedOfNew = (
  today: Day,
  suggestion: Suggestion | undefined,
): Record<string, string | string[]> => ({
  ...dayTyped('byOn', today.add({ weeks: usualWeeks })),
  ...(suggestion && {
    try: `${suggestion.title}. ${suggestion.how}`,
    item: suggestion.id,
    line: suggestion.line ?? '',
    place: suggestion.place ?? '',
    helpKinds: [...(suggestion.helpKinds ?? [])],
  }),
})

export const aboutQuestions = (name: string) => ({
  liked: optional('paragraph', {
    label: `What do people like about ${name}?`,
    hint: 'What makes you smile, what they are good at. It heads the sheets you can print.',
    longest: 1000,
  }),
  matters: optional('paragraph', {
    label: `What matters to ${name}?`,
    hint: 'Ask them, in their words or in any way they tell you.',
    longest: 1000,
  }),
})
