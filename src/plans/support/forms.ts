import { choice, optional } from '#platform/forms.ts'
import { directions, moveWords, supportCan, type Direction, type Support } from './rules.ts'

const hints: Record<Direction, string> = {
  up: 'Things are harder, or what we have is not enough.',
  sideways: 'Something else would suit us better.',
  down: 'Things are going well. It can go up again at any time.',
  pause: 'We want a rest from it. Coming back takes one press.',
  back: 'Everything is as you left it.',
}

/** Only the moves that make sense from here; coming back has a button of its own. */
export const moveQuestions = (from: Support) => ({
  direction: choice({
    label: 'What would be right now?',
    missing: 'Choose what would be right now',
    choices: directions
      .filter((direction) => direction !== 'back' && supportCan(direction, from))
      .map((direction) => ({ value: direction, text: moveWords[direction], hint: hints[direction] })),
  }),
  reason: optional('paragraph', {
    label: 'Why?',
    hint: 'A few words, for whoever reads it later.',
    longest: 500,
  }),
})
