import { choices } from '#platform/forms.ts'
import type { Stoppable } from '../words.ts'

const kinds: { value: Stoppable; text: string; hint: string }[] = [
  { value: 'plan-changed', text: 'The plan has changed', hint: 'At most one letter a day' },
  { value: 'review-due', text: 'Time to look again', hint: 'A week before the day' },
]

export const noticeQuestions = {
  wanted: choices({
    label: 'Write to me when',
    hint: 'Untick what you do not want.',
    missing: 'Tick from the list only',
    choices: kinds,
  }),
}
