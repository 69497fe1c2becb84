/** Who is responsible for what the data is used for: what an agreement says, and which flows have one. Pure. */
import { Temporal, type Day, type Moment } from '#platform/time.ts'

export const kinds = [
  { value: 'area team', text: 'The area’s team' },
  { value: 'school', text: 'Nurseries, schools and colleges' },
  { value: 'nhs', text: 'NHS' },
  { value: 'council', text: 'Council' },
  { value: 'voluntary', text: 'Charities and voluntary groups' },
  { value: 'other', text: 'Others' },
] as const
/** Short enough for the boxes of the picture on a phone. */
const shortly: Record<string, string> = {
  'area team': 'Area’s team',
  school: 'Schools',
  voluntary: 'Charities',
}
export const kindShortly = (kind: string) => shortly[kind] ?? kindInWords(kind)
export const kindInWords = (kind: string) =>
  kind === 'family' ? 'Families' : (kinds.find(({ value }) => value === kind)?.text ?? kind)

const scopeWords: Record<string, string> = {
  profile: 'the profile',
  plan: 'the plan',
  groups: 'groups',
  waits: 'waiting',
  safety: 'safety',
  private: 'private words',
  contact: 'how to reach them',
  share: 'sharing',
}
export const scopesInWords = (scopes: readonly string[]) =>
  scopes.map((scope) => scopeWords[scope] ?? scope).join(', ')

export type Agreement = {
  id: string
  purpose: string
  kinds: string[]
  reference: string
  fromOn: Day
  untilOn: Day
  reviewOn: Day
  assessedOn: Day
  assessedBy: string
  assessAgainOn: Day
  byName: string
  at: Moment
}
/** `children` is null where there are fewer than five. */
export type Flow = {
  purpose: string
  fromKind: string
  toKind: string
  scopes: string[]
  bases: string[]
  children: number | null
}

const isBefore = (one: Day, other: Day) => Temporal.PlainDate.compare(one, other) < 0

/** In force on the day, first day and last day included. */
export const isInForce = ({ fromOn, untilOn }: Agreement, today: Day) =>
  !isBefore(today, fromOn) && !isBefore(untilOn, today)

/** The agreement a flow goes by today; undefined is shown to the steward, and stops nothing. */
export const agreementFor = (flow: Flow, agreements: readonly Agreement[], today: Day) =>
  agreements.find(
    (each) => each.purpose === flow.purpose && each.kinds.includes(flow.toKind) && isInForce(each, today),
  )

/** What the steward is to look at, in words; empty while all is well. */
export function dueOf(agreement: Agreement, today: Day): string[] {
  const { fromOn, untilOn, reviewOn, assessAgainOn } = agreement
  if (isBefore(untilOn, today)) return ['It is over']
  return [
    ...(isBefore(today, fromOn) ? ['It has not begun'] : []),
    ...(isBefore(today, reviewOn) ? [] : ['Time to review it']),
    ...(isBefore(today, assessAgainOn) ? [] : ['Time to assess the impact again']),
  ]
}

type Days = Pick<Agreement, 'fromOn' | 'untilOn' | 'reviewOn' | 'assessedOn' | 'assessAgainOn'>
/** What is wrong between the days, beside the question to change. */
export function wrongDays({ fromOn, untilOn, reviewOn, assessedOn, assessAgainOn }: Days) {
  return {
    ...(isBefore(fromOn, untilOn) ? {} : { untilOn: 'It must end after it begins' }),
    ...(isBefore(fromOn, reviewOn) && !isBefore(untilOn, reviewOn)
      ? {}
      : { reviewOn: 'Review it after it begins, and before it ends' }),
    ...(isBefore(assessedOn, assessAgainOn) ? {} : { assessAgainOn: 'Assess again after the first time' }),
  }
}
