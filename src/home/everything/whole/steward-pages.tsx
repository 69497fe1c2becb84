/** The steward's: who asked for the whole record, what is held back from them, and what is decided of each row. */
import type { Frame } from '#platform/frame.ts'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, dayOf, daysBetween, type Day } from '#platform/time.ts'
import type { facts } from '../pages.tsx'
import type { Held, Waiting } from './whole.ts'
import { reasons } from './rules.ts'

type Shown = Held & { title: string; facts: ReturnType<typeof facts> }

const dueInWords = (dueOn: Day, today: Day) =>
  `${dayInWords(dueOn)}${daysBetween(today, dueOn) < 0 ? ', which is past' : ''}`

export const QueuePage = ({
  frame,
  rows,
  zone,
  today,
}: {
  frame: Frame
  rows: Waiting[]
  zone: string
  today: Day
}) => (
  <Page {...frame} title="People who asked for the whole record" caption="My desk" desk wide>
    <p>
      A parent, carer or young person has a right to what is written about the child, and to an answer within
      one month. They have what they may see. You decide about the rest.
    </p>
    <EasyTable
      caption="To answer, what is due soonest first"
      empty="Nobody waits for an answer."
      head={['Who asked', 'About', 'On', 'Answer by', 'Decided']}
      rows={rows.map((each) => [
        { text: each.personName, href: `/asked-records/${each.id}` },
        each.knownAs,
        dayInWords(dayOf(each.at, zone)),
        dueInWords(each.dueOn, today),
        `${each.decided} of ${each.held}`,
      ])}
    />
  </Page>
)

const markInWords = ({ mark, reason }: Held) =>
  mark === 'give'
    ? 'Given'
    : mark === 'give other words'
      ? 'Given in other words'
      : mark === 'keep back'
        ? `Kept back: ${reasons.find(({ value }) => value === reason)?.text ?? ''}`
        : 'Not decided: kept back until you do'

/** What it says, as far as a table holds it. */
const inShort = ({ facts: said }: Shown) =>
  said
    .flatMap(({ key, value }) => (typeof value === 'string' ? [`${key}: ${value}`] : []))
    .map((said) => said.replace(/\.$/, ''))
    .join('. ')
    .slice(0, 300)

export const RequestPage = ({
  frame,
  request,
  held,
  form,
  undecided,
  zone,
  today,
}: {
  frame: Frame
  request: Waiting
  held: Shown[]
  form: FormState
  /** Whether somebody pressed done while something is not decided. */
  undecided: boolean
  zone: string
  today: Day
}) => {
  const left = request.held - request.decided
  return (
    <Page
      {...frame}
      title="What is held back from somebody who asked"
      form={form}
      wide
      back={{ href: '/asked-records', text: 'All of them' }}
    >
      {undecided && (
        <InsetText>
          <p>
            <b>
              Not yet: {left} {left === 1 ? 'is' : 'are'} not decided.
            </b>{' '}
            Nothing has been given.
          </p>
        </InsetText>
      )}
      <SummaryList
        rows={[
          { key: 'Who asked', value: request.personName },
          { key: 'About', value: request.knownAs },
          { key: 'Asked on', value: dayInWords(dayOf(request.at, zone)) },
          { key: 'Answer by', value: dueInWords(request.dueOn, today) },
          { key: 'Decided', value: `${request.decided} of ${request.held}` },
        ]}
      />
      <p>
        Check first that this person may ask for {request.knownAs}. Then decide about each row, as it stood
        when they asked. Nothing is given that you did not mark. “Who looked” says that you read this.
      </p>
      <EasyTable
        caption={
          request.held > held.length
            ? `The first ${held.length} of ${request.held}, what is not decided first`
            : 'What is held back, what is not decided first'
        }
        empty="Nothing is held back from them."
        head={['What', 'What it says', 'Decided']}
        rows={held.map((each) => [
          { text: each.title, href: `/asked-records/${request.id}/rows/${each.id}` },
          inShort(each),
          `${markInWords(each)}${each.aside ? '. It was put aside' : ''}`,
        ])}
      />
      {held.some(({ mark }) => mark === null) && (
        <Details summary="Keep back all that is left of one kind" open={Object.keys(form.errors).length > 0}>
          <Form action={`/asked-records/${request.id}`}>
            <Question form={form} name="kind" />
            <Question form={form} name="why" />
            <Button text="Keep these back" variant="secondary" preventDoubleClick />
          </Form>
        </Details>
      )}
      <h2>Done</h2>
      <p>
        When each is decided, press this. They then find what you give beside their copy, with how many you
        kept back and for which reason. This cannot be taken back.
      </p>
      <WhoWillSee who="the person who asked, and nobody else." />
      <Form action={`/asked-records/${request.id}/done`}>
        <Button text="Give them the answer" preventDoubleClick />
      </Form>
    </Page>
  )
}

export const HeldPage = ({
  frame,
  request,
  held,
  form,
  anothers,
}: {
  frame: Frame
  request: Waiting
  held: Shown
  form: FormState
  /** Whether somebody tried to give what is about another child. */
  anothers: boolean
}) => (
  <Page
    {...frame}
    title="Decide about one entry"
    form={form}
    back={{ href: `/asked-records/${request.id}`, text: 'All that is held back' }}
  >
    {anothers && (
      <InsetText>
        <p>
          <b>This cannot be given.</b> It was put aside because it is about another child. Keep it back.
        </p>
      </InsetText>
    )}
    <h2>{held.title}</h2>
    <SummaryList rows={held.facts} />
    <p>
      {markInWords(held)}
      {held.byName ? ` (${held.byName})` : ''}.
    </p>
    {held.words && <InsetText>{held.words}</InsetText>}
    {held.aside && <p>It was put aside since: {held.aside}.</p>}
    <Form action={`/asked-records/${request.id}/rows/${held.id}`}>
      <Question form={form} name="mark" />
      <Question form={form} name="words" />
      <Question form={form} name="reason" />
      <p>
        They see the reason, and how many there are for it. If the reason itself would tell them something
        they must not know, choose “another person’s information”.
      </p>
      <WhoWillSee who="stewards of this area. The person who asked sees it when you give the answer." />
      <Button text="Save what I decide" preventDoubleClick />
    </Form>
  </Page>
)
