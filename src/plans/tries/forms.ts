import { choice, optional } from '#platform/forms.ts'
import { resultWords, type Result } from '../rules.ts'

const results = ['helped', 'did not help', 'trying', 'not for us'] as const satisfies readonly Result[]

export const tryQuestions = {
  result: choice({
    label: 'Did it help?',
    missing: 'Choose how it went',
    choices: results.map((value) => ({ value, text: resultWords[value] })),
  }),
  words: optional('text', { label: 'Anything to add?', hint: 'You can leave this empty.', longest: 500 }),
}
