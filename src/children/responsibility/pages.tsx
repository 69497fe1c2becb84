import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import {
  newestOfEach,
  orderInWords,
  paperInWords,
  type CourtOrder,
  type Disputed,
  type Word,
} from './rules.ts'

type Carer = { carerId: string; name: string; relationship: string }
type Shown = {
  frame: Frame
  child: { id: string; knownAs: string }
  carers: Carer[]
  words: Word[]
  disputed: Disputed[]
  orders: CourtOrder[]
  family: boolean
  /** The carer who reads may say it of themselves: a young person of their own record may not. */
  mine: boolean
  mayWrite: boolean
  /** A colleague who minds the child's safety. */
  mayRecord: boolean
  form: FormState
  differ: FormState
  zone: string
}

export const ResponsibilityPage = (shown: Shown) => {
  const { frame, child, carers, words, disputed, family, zone } = shown
  const failed = Object.keys(shown.differ.errors).length > 0
  return (
    <Page
      {...frame}
      title="Parental responsibility"
      form={failed ? shown.differ : shown.form}
      back={{ href: `/children/${child.id}` }}
    >
      <p>
        These are words from the law. Whoever has parental responsibility may decide some things for a child,
        such as an operation. No help here waits for it, and nobody has to answer.
      </p>
      {carers.map(({ carerId, name, relationship }) => {
        const said = newestOfEach(words).filter(({ aboutId }) => aboutId === carerId)
        const looking = disputed.find(({ aboutId }) => aboutId === carerId)
        return (
          <section>
            <h2>
              {name}, {relationship}
            </h2>
            {said.length === 0 && <p>Nothing is written down.</p>}
            <ul>
              {said.map((word) => (
                <li>
                  {inWords(word)} ({dayInWords(dayOf(word.at, zone))})
                </li>
              ))}
            </ul>
            {looking && (
              <InsetText>
                People say different things about this. {looking.looking} is looking into it, by{' '}
                {dayInWords(looking.dueOn)}. Help goes on meanwhile.
              </InsetText>
            )}
          </section>
        )
      })}
      {shown.mayWrite && (family ? shown.mine && <OwnWord {...shown} /> : <WhatWasShown {...shown} />)}
      {shown.mayWrite && words.length > 0 && <NotRight {...shown} open={failed} />}
      <Orders {...shown} />
    </Page>
  )
}

const says: Record<string, string> = {
  'holds it': 'has parental responsibility',
  'does not hold it': 'does not have parental responsibility',
  'not sure': 'is not sure',
}
const inWords = ({ aboutId, byId, byName, says: said, shown }: Word) => {
  const paper = paperInWords(shown)
  if (aboutId === byId) return `Says that they ${ownSays[said]}.`
  if (!paper) return `${byName} looked into it, and nobody could say for sure.`
  return `${byName} was shown ${paper}. It says that this person ${says[said]}.`
}
const ownSays: Record<string, string> = {
  'holds it': 'have it',
  'does not hold it': 'do not have it',
  'not sure': 'are not sure',
}

const OwnWord = ({ child, form }: Shown) => (
  <>
    <h2>What you say</h2>
    <Form>
      <Question form={form} name="says" />
      <WhoWillSee who={`everyone who can see ${child.knownAs}’s record. What others say stays beside it.`} />
      <Button text="Save" preventDoubleClick />
    </Form>
  </>
)

const WhatWasShown = ({ child, form }: Shown) => (
  <Details summary="Write down what you were shown" open={Object.keys(form.errors).length > 0}>
    <Form>
      <Question form={form} name="about" />
      <Question form={form} name="shown" />
      <Question form={form} name="says" />
      <p>If it goes against what somebody said, both stand, and the steward looks into it.</p>
      <WhoWillSee who={`everyone who can see ${child.knownAs}’s record, with your name`} />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Details>
)

const NotRight = ({ child, differ, open }: Shown & { open: boolean }) => (
  <Details summary="Something here is not right" open={open}>
    <Form action={`/children/${child.id}/responsibility/not-right`}>
      <Question form={differ} name="whom" />
      <Question form={differ} name="words" />
      <WhoWillSee who="you and the steward, who looks after privacy here. Others see that it is being looked into, and not who asked or why." />
      <p>
        The steward looks into it within two weeks. Nothing that was said is taken away, and help goes on.
      </p>
      <Button text="Ask the steward to look into it" variant="secondary" preventDoubleClick />
    </Form>
  </Details>
)

const Orders = ({ child, orders, family, mayRecord }: Shown) => (
  <>
    {orders.length > 0 && <h2>Court orders</h2>}
    {orders.map((order) => (
      <section>
        <h3>{orderInWords(order.kind)}</h3>
        <SummaryList
          rows={[
            { key: 'What it means here', value: order.means },
            { key: 'From', value: dayInWords(order.fromOn) },
            { key: 'Until', value: order.untilOn ? dayInWords(order.untilOn) : 'It names no day' },
            { key: 'Who saw it', value: `${order.byName}, on ${dayInWords(order.seenOn)}` },
            {
              key: 'Who can read this',
              value: family
                ? 'You, the steward, and colleagues who mind safety. Another carer may not know that it is written here.'
                : 'The steward, colleagues who mind safety, and the carers who were ticked when it was written down',
            },
          ]}
        />
      </section>
    ))}
    {mayRecord && (
      <p>
        <a href={`/children/${child.id}/orders/new`}>Write down a court order you were shown</a>
      </p>
    )}
    {family && (
      <InsetText>
        Is there a court order? Show it to somebody who helps you, or{' '}
        <a href={`/children/${child.id}/write`}>write to us</a>. Only people who need it can then read what it
        says.
      </InsetText>
    )}
  </>
)

export const NewOrderPage = ({
  frame,
  child,
  form,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  form: FormState
}) => (
  <Page
    {...frame}
    title="A court order you were shown"
    form={form}
    back={{ href: `/children/${child.id}/responsibility` }}
  >
    <p>
      Write down only what matters for help here. It changes nobody’s access by itself: the steward reads it
      and decides.
    </p>
    <Form>
      <Question form={form} name="kind" />
      <Question form={form} name="from" />
      <Question form={form} name="until" />
      <Question form={form} name="means" />
      <Question form={form} name="seen" />
      <Question form={form} name="protects" />
      <Question form={form} name="binds" />
      <Question form={form} name="readers" />
      <WhoWillSee who="the steward, colleagues who mind this child’s safety, and the carers you tick. For everybody else there is no trace of it." />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)
