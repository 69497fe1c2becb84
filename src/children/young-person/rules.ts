/** What a young person decides, and what carers are told of it, in words. Pure. */
import { Temporal, yearsOld, type Day, type Moment } from '#platform/time.ts'
import type { Scope } from '../rules.ts'

/** From here on no record of competence is asked for (Mental Capacity Act 2005, section 1). */
export const assumedAt = 16
export const isAssumed = (bornOn: Day, today: Day) => yearsOld(bornOn, today) >= assumedAt

/** What somebody recorded that a young person under 16 can decide. */
export const decisions = [
  {
    value: 'my own record',
    text: 'To have their own record, see it and write in it',
  },
  {
    value: 'who may see it',
    text: 'To decide who sees it',
    hint: 'They can then close the private parts to a carer, share it, and stop sharing.',
  },
] as const
export type CompetenceFor = (typeof decisions)[number]['value']

/** What a young person says of one carer. */
export type Say = 'all, a year' | 'all, until I say' | 'not private' | 'private' | 'no'

const everything: readonly Scope[] = [
  'profile',
  'plan',
  'groups',
  'waits',
  'safety',
  'private',
  'contact',
  'share',
]

/** The scopes a yes gives, of those the carer ever had; undefined where it is a no. */
export function scopesOf(say: Say): readonly Scope[] | undefined {
  if (say === 'no') return undefined
  return say === 'not private' ? everything.filter((scope) => scope !== 'private') : everything
}
export const lastsUntilTheySay = (say: Say) => say === 'all, until I say'

/** One carer and until when they see it; nothing where it is over, or was never theirs. */
export type CarerAccess = {
  carerId: string
  name: string
  relationship: string
  until: Moment | null
  privateUntil: Moment | null
  beginsAt: Moment | null
  privateBeginsAt: Moment | null
  renewed: 'the young person said yes' | 'best interests' | null
}

/** What a carer is told when it is over, and before. */
export type EndedCare = { childId: string; knownAs: string; endedAt: Moment; unused: boolean }
export type CareEnding = { childId: string; knownAs: string; privateOnly: boolean; endsAt: Moment }

const isAfter = (at: Moment | null, now: Moment) => at !== null && Temporal.Instant.compare(at, now) > 0

/** Whether somebody has to decide about this carer now: something ends within the months of a review, or has ended. */
export const isInReview = ({ until, beginsAt, privateBeginsAt }: CarerAccess, now: Moment) =>
  until === null || [beginsAt, privateBeginsAt].some((at) => at !== null && !isAfter(at, now))

export const seesIt = ({ until }: CarerAccess, now: Moment) => isAfter(until, now)
export const seesPrivate = (access: CarerAccess, now: Moment) =>
  seesIt(access, now) && isAfter(access.privateUntil, now)
