import { choice, paragraph } from '#platform/forms.ts'

export const openQuestions = {
  spoken: choice({
    label: 'Have you spoken to who asked for this?',
    hint: 'Ring them first. They may need time to be somewhere safe.',
    missing: 'Say whether you have spoken to them',
    choices: [
      { value: 'yes', text: 'Yes, and they know what happens now' },
      { value: 'could not', text: 'I tried and could not reach them' },
    ],
  }),
  why: paragraph({
    label: 'Why does it end?',
    hint: 'This is kept with the record.',
    missing: 'Say why it ends',
    longest: 900,
  }),
}
