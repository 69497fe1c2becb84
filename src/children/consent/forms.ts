import { choice, text } from '#platform/forms.ts'
import { medicalKinds, type rightsFor } from './rules.ts'

const thing = {
  kind: choice({ label: 'What is it about?', missing: 'Choose what it is about', choices: medicalKinds }),
  words: text({
    label: 'Which one, in your words',
    hint: 'For example, a hearing test on 3 May',
    missing: 'Write which one it is',
    longest: 300,
  }),
}
/** A family answers about a new thing, by one of the rights the reader has; a colleague asks about one. */
export const medicalQuestions = (mine: ReturnType<typeof rightsFor>) => ({
  ...thing,
  byRight: choice({
    label: 'By what right do you answer?',
    missing: 'Choose by what right you answer',
    choices: mine,
  }),
  said: choice({
    label: 'What do you say?',
    missing: 'Choose what you say',
    choices: [
      { value: 'given', text: 'Yes, I agree to this' },
      { value: 'refused', text: 'No, I do not agree to this' },
    ],
  }),
})
export const askMedicalQuestions = thing
