/** The steward's: who asked for a pause, the answer, and when the record is used again. */
import type { ToPause } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, daysBetween, type Day } from '#platform/time.ts'

const stands = ({ said, dueOn, liftOn }: ToPause, today: Day) =>
  said === null
    ? `Answer by ${dayInWords(dueOn)}${daysBetween(today, dueOn) < 0 ? ', which is past' : ''}`
    : liftOn
      ? `Paused until ${dayInWords(liftOn)}`
      : 'Paused'

export const PausesPage = ({
  frame,
  rows,
  zone,
  today,
}: {
  frame: Frame
  rows: ToPause[]
  zone: string
  today: Day
}) => (
  <Page
    {...frame}
    title="Records whose use is paused"
    caption="My desk"
    back={{ href: '/home', text: 'My desk' }}
    desk
    wide
  >
    <p>
      A parent, carer or young person can ask us to stop using a record while something is looked into. They
      have an answer within one month. You decide, and you tell them before it ends.
    </p>
    <EasyTable
      caption="To answer first, then what is paused"
      empty="Nobody has asked, and nothing is paused."
      head={['Who asked', 'About', 'On', 'Where it stands']}
      rows={rows.map((each) => [
        { text: each.askedName, href: `/paused/${each.id}` },
        each.knownAs,
        dayInWords(dayOf(each.at, zone)),
        stands(each, today),
      ])}
    />
  </Page>
)

export const PauseToAnswerPage = ({
  frame,
  pause,
  form,
  zone,
  today,
}: {
  frame: Frame
  pause: ToPause
  form: FormState
  zone: string
  today: Day
}) => (
  <Page
    {...frame}
    title="Somebody asks for a pause"
    form={form}
    back={{ href: '/paused', text: 'All of them' }}
  >
    <SummaryList
      rows={[
        { key: 'Who asked', value: pause.askedName },
        { key: 'About', value: pause.knownAs },
        { key: 'On', value: dayInWords(dayOf(pause.at, zone)) },
        { key: 'In their words', value: pause.words },
        { key: 'Where it stands', value: stands(pause, today) },
        ...(pause.because ? [{ key: `Answered by ${pause.answeredName}`, value: pause.because }] : []),
      ]}
    />
    {pause.said === null ? (
      <Form action={`/paused/${pause.id}`}>
        <p>
          Say yes where they say that something is not right, until that is checked; where it should not have
          been written; where they need it kept for a claim; or while an objection is looked at. Talk with
          them first.
        </p>
        <Question form={form} name="said" />
        <Question form={form} name="because" />
        <WhoWillSee who="the person who asked. If it is paused, everybody who opens the record is told that it is, and not why." />
        <Button text="Answer them" preventDoubleClick />
      </Form>
    ) : pause.liftOn ? (
      <p>They have been told. On that day the record is used again by itself.</p>
    ) : (
      <Form action={`/paused/${pause.id}/lift`}>
        <h2>End the pause</h2>
        <Question form={form} name="liftOn" />
        <Question form={form} name="because" />
        <WhoWillSee who="the person who asked, at once. Everybody who opens the record sees the day." />
        <Button text="Tell them, and end it on that day" preventDoubleClick />
      </Form>
    )}
  </Page>
)
