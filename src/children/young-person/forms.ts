/** The questions of a way in of one's own, and of who sees it. */
import { choice, choices, day, paragraph, reach, text } from '#platform/forms.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { decisions } from './rules.ts'

export const competenceQuestions = (name: string) => ({
  decision: choice({
    label: `What can ${name} decide?`,
    missing: 'Choose what they can decide',
    choices: decisions,
  }),
  reason: paragraph({
    label: 'How do you know?',
    hint: 'What you asked, and how they showed that they understand it, can weigh it up and can say it in their own way.',
    missing: 'Write how you know that they can decide this',
    longest: 1000,
  }),
})

export const ownInviteQuestions = (name: string) => ({
  name: text({
    label: 'What do they like to be called?',
    hint: 'In the invite only.',
    missing: 'Enter the name they like to be called',
  }),
  reach: reach({
    label: 'Their own email address or mobile number',
    hint: `The one ${name} gave you. Not a parent’s. The message names nobody.`,
    missing: 'Enter the address they gave you',
  }),
})

export const ownAnswerQuestions = {
  yourName: text({
    label: 'What do you like to be called?',
    hint: 'The people who help you see this name.',
    missing: 'Enter the name you like to be called',
  }),
}

export const sayOlder = (name: string) => ({
  say: choice({
    label: `Can ${name} see it?`,
    missing: 'Choose one',
    choices: [
      { value: 'all, a year', text: 'Yes, for a year', hint: 'Then we ask you again.' },
      { value: 'all, until I say', text: 'Yes, until I say stop' },
      {
        value: 'not private',
        text: 'Yes, for a year, but not the private parts',
        hint: 'They do not see what is kept private.',
      },
      { value: 'no', text: 'No' },
    ],
  }),
})

export const sayYounger = (name: string) => ({
  say: choice({
    label: `Can ${name} see the private parts?`,
    missing: 'Choose one',
    choices: [
      { value: 'private', text: 'Yes, for a year', hint: 'Then we ask you again.' },
      { value: 'no', text: 'No' },
    ],
  }),
})

export function bestInterestsQuestions(name: string, today: Day) {
  const [earliest, latest] = [today.add({ days: 1 }), today.add({ years: 1 })]
  return {
    lacks: paragraph({
      label: `Why can ${name} not decide this one thing?`,
      hint: 'What you did to help them decide, and what they could not understand, keep in mind, weigh up or say.',
      missing: 'Write why they cannot decide this',
      longest: 1000,
    }),
    reason: paragraph({
      label: 'Why is it best for them?',
      hint: 'Begin with what they want, as far as they can show it.',
      missing: 'Write why it is best for them',
      longest: 1000,
    }),
    asked: text({
      label: 'Whom did you ask?',
      hint: 'The people who care for them, and an advocate if there is one.',
      missing: 'Write whom you asked',
      longest: 500,
    }),
    what: choice({
      label: 'What may this carer see?',
      missing: 'Choose what they may see',
      choices: [
        { value: 'all but private', text: 'All but the private parts' },
        {
          value: 'all',
          text: 'All of it',
          hint: 'Only where the private parts are needed to care for them.',
        },
      ],
    }),
    lookOn: day({
      label: 'When do you look at it again?',
      hint: 'A year from now at the latest. On that day it ends, unless it is decided anew.',
      missing: 'Enter the day you look at it again',
      earliest: () => earliest,
      latest: () => latest,
      tooEarly: 'The day must be after today',
      tooLate: `The day must be ${dayInWords(latest)} or before`,
    }),
    sure: choices({
      label: 'Before you save',
      missing: 'Tick the box if this is so',
      least: 1,
      choices: [{ value: 'yes', text: `${name} was helped to decide this, and could not` }],
    }),
  }
}
