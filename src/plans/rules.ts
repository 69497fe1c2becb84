/** What a plan holds, where, and what follows when something is tried. Pure: no clock, no database. */
import { Temporal, type Moment } from '#platform/time.ts'

export type Place = 'home' | 'setting' | 'community'
export type ItemState = 'trying' | 'helped' | 'did not help' | 'stopped'
export type Result = 'trying' | 'helped' | 'did not help' | 'not for us'

export const places = ['home', 'setting', 'community'] as const satisfies readonly Place[]

/** Where, as a heading says it. A child at no nursery, school or college keeps what was planned for one. */
export const placeWords = (place: Place, settingName?: string | null) =>
  ({
    home: 'At home',
    setting: settingName ? `At ${settingName}` : 'At nursery, school or college',
    community: 'Out and about',
  })[place]

export const stateWords: Record<ItemState, string> = {
  trying: 'Trying it',
  helped: 'It helped',
  'did not help': 'It did not help',
  stopped: 'Stopped',
}
export const resultWords: Record<Result, string> = {
  trying: 'We are trying it',
  helped: 'It helped',
  'did not help': 'It did not help',
  'not for us': 'It is not for us',
}

/** What hearing of a try makes of the plan's own line about it. */
export const stateAfter: Record<Result, ItemState> = {
  trying: 'trying',
  helped: 'helped',
  'did not help': 'did not help',
  'not for us': 'stopped',
}

/** Nobody can do forty things at once; it also keeps every page and sheet bounded. */
export const mostItems = 40
export const mostGoals = 3

export type Told = { item: string; result: Result }

/** The different things whose newest word is "did not help". `tries` holds the newest word on each thing. */
export const unhelpful = (tries: readonly Told[]) => [
  ...new Set(tries.filter(({ result }) => result === 'did not help').map(({ item }) => item)),
]

/**
 * Two different things did not help, and nobody was asked to ring since the last of them: a person joins in (capability A6).
 * After a call only a thing that fails later brings the next.
 */
export const isPersonDue = (tries: readonly (Told & { at: Moment })[], callAskedAt: Moment | undefined) =>
  unhelpful(tries).length >= 2 &&
  tries.some(
    ({ result, at }) =>
      result === 'did not help' &&
      (callAskedAt === undefined || Temporal.Instant.compare(at, callAskedAt) > 0),
  )

export type CallReason = 'two did not help' | 'asked for a call' | 'support moved'

/** Why a call is asked for. What the page claims counts only where it is so. */
export const callReason = (claimed: string | undefined, tries: readonly Told[]): CallReason =>
  claimed === 'moved'
    ? 'support moved'
    : unhelpful(tries).length >= 2
      ? 'two did not help'
      : 'asked for a call'
