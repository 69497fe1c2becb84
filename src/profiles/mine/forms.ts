import { choices, optional } from '#platform/forms.ts'
import { partWords } from './rules.ts'

export const understandingQuestions = {
  goodAt: optional('paragraph', { label: partWords.goodAt, hint: 'And what I love.', longest: 1000 }),
  hard: optional('paragraph', { label: partWords.hard, longest: 1000 }),
  helps: optional('paragraph', { label: partWords.helps, longest: 1000 }),
  notHelps: optional('paragraph', {
    label: partWords.notHelps,
    hint: 'What people do that makes it worse, even if they mean well.',
    longest: 1000,
  }),
  teacher: optional('paragraph', {
    label: 'To my teacher',
    hint: 'Only in the letter. One thing I would like you to do.',
    longest: 2000,
  }),
  shown: choices({
    label: 'Who may see it?',
    missing: 'Choose who may see it',
    choices: [
      {
        value: 'yes',
        text: 'Everyone who helps me',
        hint: 'Carers and others who see my profile, now and later. Not the words to my teacher.',
      },
    ],
  }),
}

export const aloneQuestions = {
  words: optional('text', {
    label: 'Is there a good time or way?',
    hint: 'For example: at school, by text, not on Mondays. You do not have to say why.',
    longest: 300,
  }),
}
