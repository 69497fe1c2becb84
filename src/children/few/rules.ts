/** Why a record is kept to a few, and when it is looked at again, in words. Pure. */
import type { Day, Moment } from '#platform/time.ts'

export const reasons = [
  { value: 'somebody could be hurt', text: 'Somebody could be hurt if more people knew' },
  { value: 'known to people who work here', text: 'People who work here know us' },
  { value: 'a court said so', text: 'A court said so' },
  { value: 'the young person asked', text: 'The child or young person asked for it' },
] as const
export type Reason = (typeof reasons)[number]['value']

export const reviewWeeks = { 'twelve weeks': 12, 'six months': 26, 'a year': 52 } as const
export type ReviewIn = keyof typeof reviewWeeks

export type Few = { because: string; byRole: string; reviewOn: Day; at: Moment; names: string[] }
