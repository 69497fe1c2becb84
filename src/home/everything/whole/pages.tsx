/** Asking for what is held back, and the answer. */
import type { Frame } from '#platform/frame.ts'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { SignInThenSend } from '#design/sign-in-then-send.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import { fieldsOf, type Body } from '#platform/forms.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import type { facts } from '../pages.tsx'
import type { Answer, Asked } from './whole.ts'

type Looks = { frame: Frame; child: { id: string; knownAs: string } }
type Fact = { title: string; rows: ReturnType<typeof facts>; words: string }
const backTo = (child: { id: string }) => ({ href: `/children/${child.id}/everything` })

export const WholePage = ({
  frame,
  child,
  asked,
  answer,
  given,
  zone,
}: Looks & { asked: Asked[]; answer: Answer | undefined; given: Fact[]; zone: string }) => {
  const open = asked.find(({ doneAt }) => doneAt === null)
  const done = asked.find(({ doneAt }) => doneAt !== null)
  return (
    <Page {...frame} title="What is kept from you" back={backTo(child)}>
      {open ? (
        <InsetText>
          <p>
            You asked on {dayInWords(dayOf(open.at, zone))}.{' '}
            <b>You have an answer by {dayInWords(open.dueOn)}.</b> It comes to this page. You do not have to
            do anything.
          </p>
        </InsetText>
      ) : (
        !done && (
          <p class="nf-lede">
            Some of what is written about {child.knownAs} you cannot see here: what other people wrote and did
            not show you. You have a right to ask for it.
          </p>
        )
      )}
      {done?.doneAt && answer && (
        <>
          <h2>Your answer of {dayInWords(dayOf(done.doneAt, zone))}</h2>
          <p>
            {done.doneBy} looked at each thing that was kept from you, and decided. This answer stays here for
            three months. You can print it, or save it with the file of your copy.
          </p>
          <h3>What you are given</h3>
          {given.length === 0 && <p>Nothing.</p>}
          {given.map(({ title, rows, words }) => (
            <section>
              <h4>{title}</h4>
              {words ? <p>{words}</p> : <SummaryList rows={rows} />}
            </section>
          ))}
          <h3>What is kept back</h3>
          {answer.kept.length === 0 ? (
            <p>Nothing.</p>
          ) : (
            <ul>
              {answer.kept.map(({ count, told }) => (
                <li>
                  {count} {count === 1 ? 'entry' : 'entries'}, {told}
                </li>
              ))}
            </ul>
          )}
          <h3>If you think this is wrong</h3>
          <p>
            Tell anyone in {child.knownAs}’s team, and say what you miss. You may also complain to the
            Information Commissioner’s Office (ICO). It is free. A court can decide it too.
          </p>
        </>
      )}
      {!open && (
        <>
          <h2>{done ? 'Ask again' : 'Ask for it'}</h2>
          <p>
            The steward, who looks after privacy here, reads each thing that is kept from you. They decide
            what you can have, and tell you why if not. Some things they must keep back: what could harm
            somebody, or what belongs to somebody else. You have an answer within one month. It is free.
          </p>
          <WhoWillSee who="the steward of your area. “Who looked” will say that you asked." />
          <Form action={`/children/${child.id}/everything/whole`}>
            <Button text="Ask for what is kept from me" preventDoubleClick />
          </Form>
        </>
      )}
    </Page>
  )
}

export const FreshFirstPage = ({ frame, child, typed }: Looks & { typed: Body }) => (
  <Page {...frame} title="Sign in again first" back={backTo(child)}>
    <p>
      You signed in more than 15 minutes ago. We ask again, so that nobody else can ask for this on your phone
      or computer.
    </p>
    <SignInThenSend
      typed={fieldsOf(typed)}
      action={`/children/${child.id}/everything/whole`}
      text="Ask for what is kept from me"
    />
  </Page>
)

export const NotNowPage = ({ frame, child }: Looks) => (
  <Page {...frame} title="You asked already" back={backTo(child)}>
    <p>
      You have asked, and the answer is still to come. Or you have asked four times in a year. Ask anyone in{' '}
      {child.knownAs}’s team if you need something more.
    </p>
    <Button text="See where it stands" href={`/children/${child.id}/everything/whole`} />
  </Page>
)
