/** For those who read what is written: what waits, one note, and saying that somebody has spoken to them. */
import type { Area } from '#areas/areas.ts'
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { LeaveQuickly } from '#design/leave-quickly.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { blank, type FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { keptReasons, spokenQuestions } from './forms.ts'
import type { Kind } from './rules.ts'
import type { Reached } from './safety.ts'

type Waiting = {
  concernId: string
  name: string
  teller: string
  written: string
  whose: { name: string; taken: boolean; mine: boolean }
  dueOn: Day
}
export type Waitings = { rows: readonly Waiting[]; next: string | undefined; start: string | undefined }

const whoseWords = ({ name, taken, mine }: Waiting['whose']) =>
  taken ? `${mine ? 'You have' : `${name} has`} it` : `With ${mine ? 'you' : name}: not taken yet`

const List = ({
  caption,
  empty,
  waiting,
  call,
}: {
  caption: string
  empty: string
  waiting: Waitings
  call: boolean
}) => (
  <EasyTable
    caption={caption}
    empty={empty}
    head={['About', 'Written', 'By', 'Who has it', ...(call ? ['Offer a call by'] : [])]}
    rows={waiting.rows.map(({ concernId, name, teller, written, whose, dueOn }) => [
      { text: name, href: `/read/${concernId}` },
      written,
      teller,
      whoseWords(whose),
      ...(call ? [dayInWords(dueOn)] : []),
    ])}
    next={waiting.next}
    start={waiting.start}
  />
)

export const ToReadPage = ({
  frame,
  on,
  mayKeep,
  names,
  watching,
  danger,
  worry,
}: {
  frame: Frame
  on: boolean
  /** Whether they see how the rota is kept. */
  mayKeep: boolean
  /** Those who are there, in their order. */
  names: readonly string[]
  watching: string
  danger: Waitings
  worry: Waitings
}) => (
  <Page {...frame} title="To read" caption="My desk" back={{ href: '/home', text: 'My desk' }} desk wide>
    <p>
      {names.length > 0
        ? `It comes to ${names.join(', then ')}.`
        : 'Nobody is on the safety rota of this area yet.'}{' '}
      <strong>{watching}</strong> {mayKeep && <a href="/read/rota">Who reads, and how each is told</a>}
    </p>
    {on ? (
      <>
        <h2>Danger</h2>
        <p>
          Somebody takes it by name. It is done when somebody has spoken to the family or the young person.
        </p>
        <List caption="Danger, the oldest first" empty="Nothing waits here." waiting={danger} call={false} />
        <h2>Worries</h2>
        <p>Somebody offers a call. The family decides.</p>
        <List caption="Worries, the oldest first" empty="No worry waits here." waiting={worry} call />
      </>
    ) : (
      <p>
        You are not on the rota, so there is nothing here for you. What you wrote stands on the child’s page.
      </p>
    )}
  </Page>
)

export type Note = {
  id: string
  kind: Kind
  words: string
  reachHow: string
  offer: string
  keptFrom: readonly string[]
  keptBecause: string | null
  teller: string
  at: string
  dueOn: Day
  told: readonly { staffName: string; when: string }[]
  takings: readonly { staffName: string; when: string }[]
  whose: { name: string; taken: boolean; mine: boolean }
  mayTake: boolean
  talk: { staffName: string; spokeTo: string; when: string; words: string } | undefined
}
const kindWords: Record<Kind, string> = { danger: 'Danger now', worry: 'A worry' }

export const NotePage = ({
  frame,
  area,
  name,
  about,
  note,
  contacts,
  form,
  today,
}: {
  frame: Frame
  area: Area
  /** Never in the title. */
  name: string
  about: string
  note: Note
  contacts: readonly Reached[]
  form?: FormState | undefined
  today: Day
}) => {
  const kept = keptReasons.find(({ value }) => value === note.keptBecause)
  return (
    <Page
      {...frame}
      title="What somebody wrote"
      caption={kindWords[note.kind]}
      form={form}
      back={{ href: '/read', text: 'To read' }}
    >
      <LeaveQuickly to={area.safety.leaveTo} />
      <p class="nf-lede">
        {name}. {about}
      </p>
      <p class="nf-words">{note.words}</p>
      <SummaryList
        rows={[
          { key: 'Written by', value: `${note.teller}, on ${note.at}` },
          ...(note.kind === 'worry' ? [{ key: 'Offer a call by', value: dayInWords(note.dueOn) }] : []),
          ...(note.reachHow ? [{ key: 'Safe ways to reach them', value: note.reachHow }] : []),
          ...(note.offer ? [{ key: 'What the family reads', value: note.offer }] : []),
          ...(kept
            ? [
                {
                  key: 'Who must not know yet',
                  value: `${note.keptFrom.join(', ')}. ${kept.text}.`,
                },
              ]
            : []),
          ...contacts
            .filter(({ kept }) => !kept)
            .map((contact) => ({
              key: `${contact.name}, ${contact.relationship}`,
              value:
                [contact.phone, contact.email, contact.bestTime].filter(Boolean).join(', ') ||
                'They have not said how to reach them.',
            })),
          ...note.told.map(({ staffName, when }) => ({
            key: 'Sent a message to',
            value: `${staffName}, ${when}`,
          })),
          ...note.takings.map(({ staffName, when }) => ({ key: 'Taken by', value: `${staffName}, ${when}` })),
        ]}
      />
      {note.talk ? (
        <InsetText>
          <p>
            {note.talk.staffName} spoke to {note.talk.spokeTo} on {note.talk.when}: {note.talk.words} This is
            closed.
          </p>
          {typeof form?.typed['words'] === 'string' && (
            <p>What you wrote was not saved: {form.typed['words']}</p>
          )}
        </InsetText>
      ) : (
        <Doing note={note} form={form} today={today} />
      )}
    </Page>
  )
}

const Doing = ({ note, form, today }: { note: Note; form: FormState | undefined; today: Day }) => {
  const asked = form ?? blank(spokenQuestions(today), dayTyped(today))
  return (
    <>
      {note.mayTake && !note.whose.mine && (
        <Form action={`/read/${note.id}/take`}>
          <input type="hidden" name="seen" value={String(note.takings.length)} />
          <p>
            {note.whose.taken
              ? `${note.whose.name} has it. Take it from them only when you have said so to each other.`
              : `It is with ${note.whose.name}. Whoever presses has it, by name, and the writer sees who.`}
          </p>
          <Button
            text={note.whose.taken ? 'I have this now' : 'I have this'}
            variant={note.whose.taken ? 'secondary' : undefined}
            preventDoubleClick
          />
        </Form>
      )}
      {note.whose.taken || form ? (
        <>
          <h2>Somebody has spoken to them</h2>
          <p>
            This closes it. Only press when you, or a colleague beside you, spoke to a parent, a carer or the
            young person. What you write here is read by the same people, and by whoever wrote the note.
          </p>
          <Form action={`/read/${note.id}/spoken`}>
            <Question form={asked} name="spokeTo" />
            <Question form={asked} name="on" />
            <Question form={asked} name="time" />
            <Question form={asked} name="words" />
            <Button text="Save and close" preventDoubleClick />
          </Form>
        </>
      ) : (
        <p>It can be closed once somebody on the rota has taken it and spoken to them.</p>
      )}
    </>
  )
}

const dayTyped = ({ day, month, year }: Day) => ({
  'on-day': String(day),
  'on-month': String(month),
  'on-year': String(year),
})
