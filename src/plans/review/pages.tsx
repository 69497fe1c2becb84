import { Button } from '#design/button.tsx'
import { Card } from '#design/card.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Table } from '#design/table.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { Rating } from '../goals/pages.tsx'
import { placeWords, stateWords } from '../rules.ts'
import { answerWords, type ItemChange, type ItemThen, type ReviewAnswer, type Side } from './rules.ts'

type Props = { frame: Frame; child: { id: string; knownAs: string } }
const planOf = (child: Props['child']) => ({
  href: `/children/${child.id}/plan`,
  text: `Back to ${child.knownAs}’s plan`,
})

export type ShownReview = { bySide: Side; byName: string; answer: ReviewAnswer; words: string; on: Day }

const sides: Record<Side, string> = {
  family: 'The family says',
  setting: 'Nursery, school or college says',
  other: 'Someone else who helps says',
}

/** Both sides' newest word, side by side while there is room; a side that has not spoken says so. */
const BothSides = ({ latest }: { latest: ShownReview[] }) => (
  <ul class="nf-cards">
    {(['family', 'setting', 'other'] as const).map((side) => {
      const said = latest.find(({ bySide }) => bySide === side)
      if (!said && side === 'other') return null
      return (
        <li>
          <Card heading={sides[side]} level={3}>
            {said ? (
              <>
                <p>
                  <strong>{answerWords[said.answer]}</strong>
                </p>
                {said.words && <p>{said.words}</p>}
                <p class="nhsuk-hint">
                  {said.byName}, {dayInWords(said.on)}
                </p>
              </>
            ) : (
              'Nothing yet.'
            )}
          </Card>
        </li>
      )
    })}
  </ul>
)

export const ReviewPage = ({
  frame,
  child,
  form,
  goals,
  latest,
  dueOn,
  agreedOn,
}: Props & {
  form: FormState
  goals: { id: string; words: string }[]
  latest: ShownReview[]
  dueOn: Day
  agreedOn: Day
}) => (
  <Page {...frame} title="Is it still right?" caption={child.knownAs} form={form} back={planOf(child)}>
    <p class="nf-lede">Five minutes, on your own or together. Nobody marks it.</p>
    <p>
      You agreed the profile on {dayInWords(agreedOn)}. The day to look again is {dayInWords(dueOn)}.
    </p>
    {latest.length > 0 && (
      <>
        <h2>What was said last</h2>
        <BothSides latest={latest} />
      </>
    )}
    <Form>
      <Question form={form} name="answer" />
      <Question form={form} name="words" />
      {goals.length > 0 && (
        <>
          <h2>What you hope for</h2>
          <p class="nhsuk-hint">
            How close today? 0 is not at all yet, 10 is just as you hope. Leave out any you like.
          </p>
          {goals.map(({ id, words }) => (
            <Rating form={form} name={`r-${id}`} legend={words} />
          ))}
        </>
      )}
      <Question form={form} name="nextOn" />
      <WhoWillSee who="your family, and everyone the profile is shared with" />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)

export const NotYetPage = ({ frame, child }: Props) => (
  <Page {...frame} title="Nothing to look at again yet" caption={child.knownAs} back={planOf(child)}>
    <p>
      This page is for a profile that people have agreed together. Begin with what you see: it takes about 15
      minutes, and you can stop at any time.
    </p>
    <Button text={`Tell us about ${child.knownAs}`} href={`/children/${child.id}/view`} />
    <p>
      You do not have to wait for that. <a href={`/children/${child.id}/plan`}>Change the plan</a> or{' '}
      <a href={`/children/${child.id}/goals`}>rate a goal</a> today.
    </p>
  </Page>
)

export const ReviewedPage = ({
  frame,
  child,
  latest,
  mine,
  nextOn,
}: Props & { latest: ShownReview[]; mine: ReviewAnswer; nextOn: Day }) => {
  const here = `/children/${child.id}`
  return (
    <Page {...frame} title="Thank you, that is saved" caption={child.knownAs} back={planOf(child)}>
      <h2>What each side says</h2>
      <BothSides latest={latest} />
      <WhatNext
        steps={[
          ...after[mine](here),
          `You look at it again on ${dayInWords(nextOn)}, or sooner if you like.`,
        ]}
      />
      <p>
        <a href={`${here}/changes`}>See what has changed</a>
      </p>
    </Page>
  )
}

const after: Record<ReviewAnswer, (here: string) => (string | ReturnType<typeof Link>)[]> = {
  'still right': () => ['The plan goes on as it is.'],
  better: (here) => [
    <Link href={`${here}/plan`} text="Say in the plan what helped" />,
    <Link href={`${here}/support`} text="Perhaps less support is enough. You can move back at any time" />,
  ],
  harder: (here) => [
    <Link href={`${here}/talk`} text="Ask for a call: a person thinks it through with you" />,
    <Link href={`${here}/plan/items/new`} text="Add something else to try" />,
  ],
  different: (here) => [
    <Link href={`${here}/view`} text="Tell us what is different, line by line" />,
    'Then agree it again together. What you agreed before is kept.',
  ],
}

const Link = ({ href, text }: { href: string; text: string }) => <a href={href}>{text}</a>

export const ChangesPage = ({
  frame,
  child,
  since,
  changes,
  goals,
  latest,
  profiles,
  settingName,
}: Props & {
  settingName: string | null
  since: Day
  changes: ItemChange[]
  goals: { id: string; words: string; was: number; now: number }[]
  latest: ShownReview[]
  profiles: { href: string; was: Day; now: Day } | undefined
}) => {
  const moved = changes.filter(({ kind }) => kind !== 'same')
  const same = changes.length - moved.length
  return (
    <Page
      {...frame}
      title="What has changed"
      caption={`${child.knownAs}, since ${dayInWords(since)}`}
      back={planOf(child)}
      sheet={`${child.knownAs}: what has changed since ${dayInWords(since)}`}
    >
      {latest.length > 0 && (
        <>
          <h2>What each side says</h2>
          <BothSides latest={latest} />
        </>
      )}
      <h2>In the plan</h2>
      {moved.length === 0 ? (
        <p>
          {changes.length === 0 ? 'There is nothing in the plan yet.' : 'Nothing in the plan has changed.'}
        </p>
      ) : (
        <Table
          caption="What we are trying, then and now"
          captionSize="s"
          head={['Then', 'Now']}
          rows={moved.map((change) =>
            change.kind === 'changed'
              ? [
                  { text: <Line item={change.was} at={settingName} /> },
                  { text: <Line item={change.now} at={settingName} /> },
                ]
              : ['Not in the plan yet', { text: <Line item={change.now} at={settingName} /> }],
          )}
        />
      )}
      {moved.length > 0 && same > 0 && (
        <p>{same === 1 ? 'One thing is as it was.' : `${same} things are as they were.`}</p>
      )}
      <h2>What you hope for</h2>
      {goals.length === 0 ? (
        <p>No goals have been rated.</p>
      ) : (
        <Table
          caption="Where each goal was, and is, from 0 to 10"
          captionSize="s"
          head={['Goal', { text: 'Then', numeric: true }, { text: 'Now', numeric: true }]}
          firstCellIsHeader
          rows={goals.map(({ id, words, was, now }) => [
            { text: words, href: `/children/${child.id}/goals/${id}` },
            { text: String(was), numeric: true },
            { text: String(now), numeric: true },
          ])}
        />
      )}
      <h2>The nine lines</h2>
      {profiles ? (
        <p>
          <a href={profiles.href}>
            {dayInWords(profiles.was)} beside {dayInWords(profiles.now)}
          </a>
        </p>
      ) : (
        <p>Once a profile has been agreed twice, the two are shown side by side.</p>
      )}
    </Page>
  )
}

const Line = ({ item, at }: { item: ItemThen; at: string | null }) => (
  <>
    <strong>{item.need}</strong>
    <br />
    {item.try}
    <br />
    {placeWords(item.place, at)}. {stateWords[item.state]}.
  </>
)
