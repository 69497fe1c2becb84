import { choice, paragraph } from '#platform/forms.ts'

/** Nought to ten, each one press. What the ends mean is said beside them. */
const ratings = Array.from({ length: 11 }, (_, n) => ({ value: String(n), text: String(n) }))

export const ratingQuestion = {
  rating: choice({
    label: 'How close are you to it today?',
    hint: '0 is not at all yet. 10 is just as you hope.',
    missing: 'Choose a number from 0 to 10',
    choices: ratings,
  }),
}

export const goalQuestions = (name: string) => ({
  words: paragraph({
    label: 'What do you hope for?',
    hint: `In your own words, or ${name}’s. For example: ${name} has one lunch a week with a friend.`,
    missing: 'Write what you hope for',
    longest: 300,
  }),
  ...ratingQuestion,
})
