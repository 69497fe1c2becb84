import { choice, reach } from '#platform/forms.ts'
import type { Area } from '#areas/areas.ts'

export const signInQuestions = (areas: readonly Area[]) => ({
  area: choice({
    label: 'Where do you live?',
    missing: 'Choose where you live',
    choices: areas.map(({ slug, name }) => ({ value: slug, text: name })),
  }),
  reach: reach({
    label: 'Your email address or mobile number',
    hint: 'We send you a link to press. You do not need a password.',
    missing: 'Enter your email address or mobile number',
  }),
})
