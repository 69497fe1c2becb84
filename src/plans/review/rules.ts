/** What a review asks, who has said what, and what has changed since. Pure. */
import { Temporal, type Day } from '#platform/time.ts'
import { places, type ItemState, type Place } from '../rules.ts'

export type Side = 'family' | 'setting' | 'other'
export type ReviewAnswer = 'still right' | 'better' | 'harder' | 'different'

export const answerWords: Record<ReviewAnswer, string> = {
  'still right': 'Still right',
  better: 'Better than it says',
  harder: 'Harder than it says',
  different: 'Different now',
}

type Said<At> = { bySide: Side; byName: string; answer: ReviewAnswer; words: string; at: At }

/** The newest word of each side, family first. A side that has not spoken is not there. */
export const latestOfEach = <R extends Said<Temporal.Instant>>(reviews: readonly R[]): R[] =>
  (['family', 'setting', 'other'] as const).flatMap((side) => {
    const [latest] = reviews
      .filter(({ bySide }) => bySide === side)
      .toSorted((one, other) => Temporal.Instant.compare(other.at, one.at))
    return latest ? [latest] : []
  })

/** The day to compare with: the last day before today on which people looked at it or agreed it; else when the plan began. */
export function compareFrom(days: readonly Day[], begunOn: Day | undefined, today: Day): Day {
  const before = days
    .filter((day) => Temporal.PlainDate.compare(day, today) < 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(other, one))
  return before[0] ?? begunOn ?? today
}

export type ItemThen = { need: string; try: string; state: ItemState; place: Place }
export type ItemChange =
  | { kind: 'new'; now: ItemThen }
  | { kind: 'changed'; was: ItemThen; now: ItemThen }
  | { kind: 'same'; now: ItemThen }

/**
 * Each line of the plan then and now. `history` holds what a line said before each change, oldest first:
 * the first kept after the day is what it said on the day.
 */
export function itemChanges(
  items: readonly (ItemThen & { id: string; on: Day })[],
  history: readonly { itemId: string; said: ItemThen; on: Day }[],
  since: Day,
): ItemChange[] {
  return items
    .toSorted((one, other) => places.indexOf(one.place) - places.indexOf(other.place))
    .map((item): ItemChange => {
      const now = { need: item.need, try: item.try, state: item.state, place: item.place }
      if (Temporal.PlainDate.compare(item.on, since) > 0) return { kind: 'new', now }
      const was = history.find(
        ({ itemId, on }) => itemId === item.id && Temporal.PlainDate.compare(on, since) > 0,
      )?.said
      const same =
        !was ||
        (was.need === now.need && was.try === now.try && was.state === now.state && was.place === now.place)
      return same ? { kind: 'same', now } : { kind: 'changed', was, now }
    })
}

/** A goal's number on the day (the last one by then, else the first after it) and its newest. */
export function goalThenAndNow(ratings: readonly { rating: number; on: Day }[], since: Day) {
  const byThen = ratings.filter(({ on }) => Temporal.PlainDate.compare(on, since) <= 0)
  const was = byThen.at(-1) ?? ratings[0]
  const now = ratings.at(-1)
  return was && now ? { was: was.rating, now: now.rating } : undefined
}
