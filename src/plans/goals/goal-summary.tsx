import { Details } from '#design/details.tsx'
import { Table } from '#design/table.tsx'
import { dayInWords, dayOf, Temporal, type Day, type Moment } from '#platform/time.ts'
import { ratingsInWords } from './rules.ts'

/** A goal as a page shows it: its words, every rating with its day and who gave it, oldest first. */
export type ShownGoal = {
  id: string
  words: string
  open: boolean
  ratings: { rating: number; byName: string; on: Day }[]
}

export const shownGoals = (
  goals: readonly { id: string; words: string; endedAt: Moment | null }[],
  ratings: readonly { goalId: string; rating: number; byName: string; at: Moment }[],
  zone: string,
): ShownGoal[] =>
  goals.map(({ id, words, endedAt }) => ({
    id,
    words,
    open: endedAt === null,
    ratings: ratings
      .filter(({ goalId }) => goalId === id)
      .map(({ rating, byName, at }) => ({ rating, byName, on: dayOf(at, zone) })),
  }))

export const GoalSummary = ({ at, goal }: { at: string; goal: ShownGoal }) => (
  <section>
    <h3>{goal.words}</h3>
    <p>{ratingsInWords(goal.ratings)}</p>
    {goal.ratings.length > 1 && <GoalPicture goal={goal} />}
    <p class="nf-screen">
      <a href={`${at}/goals/${goal.id}`}>
        {goal.open ? 'Rate it again' : 'See how it went'}
        <span class="nhsuk-u-visually-hidden"> “{goal.words}”</span>
      </a>
    </p>
  </section>
)

const [width, top, bottom] = [320, 14, 104]
const left = 30
const right = width - 44
const y = (rating: number) => Math.round((bottom - (rating / 10) * (bottom - top)) * 10) / 10

/** Ratings over time, the whole way from 0 to 10 always in view; the numbers are in the table beneath. */
export function GoalPicture({ goal }: { goal: ShownGoal }) {
  // The last thirty: more dots than that cannot be told apart on a phone.
  const shown = goal.ratings.slice(-30)
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return null
  const span = Math.max(1, first.on.until(last.on).days)
  // Several ratings on one day stand side by side; otherwise time decides where a dot is.
  const oneDay = Temporal.PlainDate.compare(first.on, last.on) === 0
  const x = (on: Day, i: number) =>
    Math.round(
      (left +
        (oneDay ? i / Math.max(1, shown.length - 1) : first.on.until(on).days / span) * (right - left)) *
        10,
    ) / 10
  const dots = shown.map(({ rating, on }, i) => ({ x: x(on, i), y: y(rating), rating }))
  return (
    <figure class="nf-figure">
      <svg class="nf-chart nf-goal" viewBox={`0 0 ${width} 132`} aria-hidden="true">
        {[0, 5, 10].map((rating) => (
          <>
            <line class="axis" x1={left} x2={right} y1={y(rating)} y2={y(rating)} />
            <text class="quiet" x={left - 8} y={y(rating) + 5} text-anchor="end">
              {rating}
            </text>
          </>
        ))}
        <path class="trend" d={`M${dots.map((dot) => `${dot.x} ${dot.y}`).join('L')}`} />
        {dots.map((dot) => (
          <circle class="bar" cx={dot.x} cy={dot.y} r="5" />
        ))}
        <text x={right + 12} y={y(last.rating) + 5}>
          {last.rating}
        </text>
        <text class="quiet" x={left} y="126">
          {shortDay(first.on)}
        </text>
        {!oneDay && (
          <text class="quiet" x={right} y="126" text-anchor="end">
            {shortDay(last.on)}
          </text>
        )}
      </svg>
      <Details summary="The same as a table">
        <RatingsTable goal={goal} />
      </Details>
    </figure>
  )
}

export const RatingsTable = ({ goal }: { goal: ShownGoal }) => (
  <Table
    caption="Ratings, from 0 (not at all yet) to 10 (just as we hope)"
    captionSize="s"
    head={['Day', { text: 'Rating', numeric: true }, 'Who']}
    rows={goal.ratings.map(({ on, rating, byName }) => [
      dayInWords(on),
      { text: String(rating), numeric: true },
      byName,
    ])}
  />
)

const shortDay = (on: Day) => on.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
