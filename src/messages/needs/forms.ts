import { choice, optional } from '#platform/forms.ts'
import { formats, interpreters, ways } from './rules.ts'

/** The same questions whether a carer answers or tells a colleague: each is about the carer, in their own words. */
export const needsQuestions = {
  way: choice({
    label: 'When there is something new, how should we tell you?',
    missing: 'Choose how we should tell you',
    choices: ways,
  }),
  format: choice({
    label: 'How do you like to read things?',
    missing: 'Choose how you like to read things',
    choices: formats,
  }),
  interpreter: choice({
    label: 'Do you need an interpreter when we meet or ring?',
    hint: 'It costs you nothing. Your child does not have to interpret for you.',
    missing: 'Say if you need an interpreter',
    choices: interpreters,
  }),
  language: optional('text', {
    label: 'Which language do you like best?',
    hint: 'You can leave this empty.',
    longest: 60,
  }),
}
