import { choice, optional, optionalChoice } from '#platform/forms.ts'
import { marks, reasons } from './rules.ts'

const why = reasons.map(({ value, text }) => ({ value, text }))

export const markQuestions = {
  mark: choice({ label: 'What do you decide?', missing: 'Choose what you decide', choices: marks }),
  words: optional('paragraph', {
    label: 'If you leave out some words, what are they given?',
    hint: 'They read this and nothing else of it.',
    longest: 2000,
  }),
  reason: optionalChoice({ label: 'If you keep it back, why?', choices: why }),
}

/** Everything of one kind that is not decided yet, kept back in one go. Nothing is given in one go. */
export const restQuestions = (kinds: readonly { value: string; text: string }[]) => ({
  kind: choice({ label: 'Which of them?', missing: 'Choose which of them to keep back', choices: kinds }),
  why: choice({ label: 'Why?', missing: 'Choose why they are kept back', choices: why }),
})
