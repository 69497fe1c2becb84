/** Who may be shown what, in words. Pure. */
import { yearsOld, type Day } from '#platform/time.ts'

export const scopes = ['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share'] as const
export type Scope = (typeof scopes)[number]

/** What a carer may share, each with exactly what its holder will then see. */
export const shareable = [
  {
    scope: 'profile',
    name: 'The profile',
    shows: 'The nine lines, what you agreed, and the views you let them see.',
  },
  {
    scope: 'plan',
    name: 'The plan',
    shows: 'What you are trying, who does what, your goals and what helped.',
  },
  { scope: 'contact', name: 'How to reach you', shows: 'Your phone number, email and postcode.' },
] as const satisfies readonly { scope: Scope; name: string; shows: string }[]
export type ShareScope = (typeof shareable)[number]['scope']

/** The most one person can have here; `register_child` and `answer_invite` refuse more as well. */
export const mostChildren = 20

/** The first name people use, and how old, as a heading says it. */
export const nameAndAge = ({ knownAs, bornOn }: { knownAs: string; bornOn: Day }, today: Day) => {
  const age = yearsOld(bornOn, today)
  return age === 0 ? `${knownAs}, under 1` : `${knownAs}, ${age}`
}

/** The youngest and oldest day of birth an area's ages allow, today. */
export const birthdaysFor = (ages: { from: number; to: number }, today: Day) => ({
  earliest: today.subtract({ years: ages.to + 1 }).add({ days: 1 }),
  latest: today.subtract({ years: ages.from }),
})
