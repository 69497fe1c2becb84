import { Details } from '#design/details.tsx'
import { Table } from '#design/table.tsx'
import { ZeroToTen } from '#design/zero-to-ten.tsx'
import { Heading } from '#design/heading.tsx'
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

export const GoalSummary = ({ at, goal, level }: { at: string; goal: ShownGoal; level: 2 | 3 }) => (
  <section>
    <Heading level={level}>{goal.words}</Heading>
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

/** The last thirty ratings: more dots than that cannot be told apart on a phone. The table has them all. */
export const GoalPicture = ({ goal }: { goal: ShownGoal }) => (
  <figure class="nf-figure">
    <ZeroToTen
      points={goal.ratings.slice(-30).map(({ rating, on }) => ({
        value: rating,
        on: epoch.until(on).days,
        label: on.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }),
      }))}
    />
    <Details summary="The same as a table">
      <RatingsTable goal={goal} />
    </Details>
  </figure>
)

const epoch = Temporal.PlainDate.from('1970-01-01')

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
