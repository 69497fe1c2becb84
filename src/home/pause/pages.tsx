/** Asking for the use of a record to be paused, and the answer. */
import { PausedNotice, type MyPause, type Paused } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'

export const PausePage = ({
  frame,
  child,
  form,
  mine,
  paused,
  zone,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  form: FormState
  mine: MyPause | undefined
  paused: Paused | undefined
  zone: string
}) => {
  const waits = mine?.said === null
  return (
    <Page
      {...frame}
      title="Pause the use of the record"
      form={form}
      back={{ href: `/children/${child.id}/everything` }}
    >
      <PausedNotice paused={paused} zone={zone} reader="family" />
      {mine && <Asked mine={mine} zone={zone} />}
      {!waits && !paused && (
        <>
          <p class="nf-lede">
            If something in {child.knownAs}’s record is wrong, or should not be used, you can ask us to stop
            using it while somebody looks into it.
          </p>
          <ul>
            <li>Nothing is deleted. Everybody who can see it now can still read it.</li>
            <li>Colleagues write nothing new in it, and do not use it to decide.</li>
            <li>Help that goes on, goes on. {child.knownAs} keeps their place in any queue.</li>
            <li>You can write as ever. If somebody is not safe, tell us as ever.</li>
          </ul>
          <Form action={`/children/${child.id}/pause`}>
            <Question form={form} name="words" />
            <p>
              The steward, who looks after privacy here, answers you on this page within one month. They tell
              you before it ends. It is free.
            </p>
            <WhoWillSee who="the steward of your area. If it is paused, everybody who opens the record is told that it is, and not why. “Who looked” will say that you asked." />
            <Button text="Ask for a pause" preventDoubleClick />
          </Form>
        </>
      )}
    </Page>
  )
}

const Asked = ({ mine, zone }: { mine: MyPause; zone: string }) => (
  <>
    {mine.said === null && (
      <InsetText>
        <p>
          You asked on {dayInWords(dayOf(mine.at, zone))}.{' '}
          <b>You have an answer by {dayInWords(mine.dueOn)}.</b> It comes to this page. You do not have to do
          anything.
        </p>
      </InsetText>
    )}
    <h2>What you asked</h2>
    <p>{mine.words}</p>
    {mine.because && (
      <>
        <h2>The answer: {mine.said === 'yes' ? 'yes' : 'no'}</h2>
        <p>{mine.because}</p>
      </>
    )}
    {mine.liftOn && (
      <>
        <h2>From {dayInWords(mine.liftOn)} the record is used again</h2>
        <p>{mine.liftBecause}</p>
      </>
    )}
    {(mine.said === 'no' || mine.liftOn) && (
      <p>
        If you think this is wrong, tell anyone in the team. You may also complain to the Information
        Commissioner’s Office (ICO). It is free.
      </p>
    )}
  </>
)
