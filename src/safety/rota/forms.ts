import { day, reach } from '#platform/forms.ts'
import { Temporal, type Day } from '#platform/time.ts'
import type { Became } from './queries.ts'

export const mostDaysAway = 60

export const awayQuestions = (today: Day) => ({
  from: day({
    label: 'From which day?',
    missing: 'Enter the first day away',
    earliest: () => today,
    tooEarly: 'The first day away is today or later',
  }),
  until: day({
    label: 'Until which day?',
    hint: `The last day away. At most ${mostDaysAway} days: for longer, ask to be taken off the rota.`,
    missing: 'Enter the last day away',
    earliest: () => today,
    tooEarly: 'The last day away is today or later',
  }),
})

/** What is wrong with days that are each a day. */
export function wrongDays({ from, until }: { from: Day; until: Day }): string | undefined {
  if (Temporal.PlainDate.compare(until, from) < 0) return 'The last day away cannot be before the first'
  if (from.until(until).days >= mostDaysAway)
    return `Enter at most ${mostDaysAway} days. For longer, ask the steward to take you off the rota`
  return undefined
}

export const wayQuestions = {
  reach: reach({
    label: 'Your work mobile number or work email address',
    hint: 'Give one that you look at in the hours above. You can add the other afterwards.',
    missing: 'Enter your work mobile number or work email address',
  }),
}

/** Why a change was not made, and what to do instead. */
export const becauseOf: Record<Exclude<Became, 'done'>, string> = {
  nobody: 'They are not on the rota, or no longer. This is the rota as it is now.',
  'there already': 'They are on the rota already.',
  full: 'Twenty people is the most. Take somebody off first.',
  'the last':
    'Something waits to be read, and nobody else is on the rota. Add a colleague first, then take this one off.',
  alone:
    'On one of those days everybody else is away, so nobody would be there. Add a colleague first, or ask somebody to come back.',
  'wrong days': 'Those days cannot be kept: begin today or later, and stay within 60 days.',
  'too many': 'That is five in an hour. Try again in an hour.',
}
