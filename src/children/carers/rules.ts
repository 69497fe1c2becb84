/** What another carer is offered, and where an invite stands. Pure. */
import { Temporal, yearsOld, type Day, type Moment } from '#platform/time.ts'
import type { Scope } from '../rules.ts'

export type May = 'care' | 'share'

/** Never wider than what the inviter holds; `share` lets them show it to others and invite in their turn. */
export const offered = (may: May, held: readonly Scope[]): Scope[] =>
  held.filter((scope) => may === 'share' || scope !== 'share')

/** From 13 a young person's say in who sees their record is reviewed (E7); until that is built, the page asks the carer to ask. */
export const hasASay = (bornOn: Day, today: Day) => yearsOld(bornOn, today) >= 13

/** Exactly what a carer meets once they have said yes. Kept beside what the pages of a child show. */
export const carerSees = (name: string) => [
  `${name}’s name, age, and the name of their nursery, school or college.`,
  'The nine lines, what you agreed, and the views that were shown to everyone.',
  'The plan, your goals, and what helped.',
  'The names of the other carers, and who has looked.',
]
export const carerDoesNotSee = [
  'A view you keep to yourself, or show only to people you choose.',
  'Your phone number, your email address or where you live.',
]

/** An invite as the person invited may know it. */
export type Invited = {
  inviteId: string
  knownAs: string
  name: string
  relationship: string
  scopes: Scope[]
  byName: string
  byRelationship: string
  expiresAt: Moment
}

type Invite = { endedAs: 'taken back' | 'said yes' | 'said no' | null; expiresAt: Moment }

export const inviteState = ({ endedAs, expiresAt }: Invite, now: Moment) =>
  endedAs ?? (Temporal.Instant.compare(expiresAt, now) > 0 ? 'waiting' : 'run out')
export type InviteState = ReturnType<typeof inviteState>
