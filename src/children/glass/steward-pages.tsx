/** The steward's queue: each time a record was opened without a share, and what is found of it. */
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Frame } from '#platform/frame.ts'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, daysBetween, momentInWords, timeInWords, type Day } from '#platform/time.ts'
import type { LookedThrough, Note, ToCheck, Tries } from './glass.ts'
import { findingInWords, reasonInWords } from './rules.ts'

const stands = ({ finding, familySaid }: ToCheck) =>
  familySaid
    ? 'The family has said something'
    : finding === null
      ? 'Not checked yet'
      : findingInWords(finding)

export const QueuePage = ({
  frame,
  waiting,
  marked,
  tries,
  zone,
}: {
  frame: Frame
  waiting: ToCheck[]
  marked: ToCheck[]
  tries: Tries[]
  zone: string
}) => {
  const table = (caption: string, empty: string, rows: ToCheck[]) => (
    <EasyTable
      caption={caption}
      empty={empty}
      head={['Who', 'When', 'Why', 'Where it stands']}
      rows={rows.map((each) => [
        { text: each.name, href: `/steward/${each.id}` },
        momentInWords(each.at, zone),
        reasonInWords(each.reason),
        stands(each),
      ])}
    />
  )
  return (
    <Page {...frame} title="Records opened in an emergency" caption="My desk" desk wide>
      <p>
        Each time somebody opened a child’s record for an hour without a share. You do not see the child here.
        Each is done when you have said what you find.
      </p>
      {table('To check, the oldest first', 'Nothing waits for you.', waiting)}
      {marked.length > 0 && table('ToCheck, the newest first', '', marked)}
      <EasyTable
        caption="Who looked for a child in the last 30 days"
        empty="Nobody looked for a child in the last 30 days."
        head={['Who', 'Times they looked', 'Records they opened', 'Last']}
        rows={tries.map(({ name, job, tries: times, opened, lastAt }) => [
          `${name}, ${job}`,
          String(times),
          String(opened),
          momentInWords(lastAt, zone),
        ])}
      />
    </Page>
  )
}

export const CheckPage = ({
  frame,
  checked,
  form,
  delay,
  zone,
  today,
}: {
  frame: Frame
  checked: ToCheck & { looks: LookedThrough[]; notes: Note[] }
  form: FormState
  delay: FormState
  zone: string
  today: Day
}) => {
  const { id, name, job, reason, words, at, until, endedAt, hidden, looks, notes } = checked
  const wrong = Object.keys(delay.errors).length > 0 ? delay : form
  return (
    <Page
      {...frame}
      title="A record opened in an emergency"
      form={wrong}
      back={{ href: '/steward', text: 'All of them' }}
    >
      <SummaryList
        rows={[
          { key: 'Who', value: [name, job].filter(Boolean).join(', ') },
          { key: 'When', value: momentInWords(at, zone) },
          {
            key: 'Closed',
            value: endedAt
              ? `${timeInWords(endedAt, zone)}, by ${name}`
              : `${timeInWords(until, zone)}, when the hour is over`,
          },
          { key: 'Why', value: reasonInWords(reason) },
          { key: 'In their words', value: words },
          { key: 'Where it stands', value: stands(checked) },
          {
            key: 'The family',
            value: hidden ? 'Is not told yet' : 'Can see it on the page that says who looked',
          },
        ]}
      />
      <EasyTable
        caption="What was opened in that hour"
        empty="Nothing."
        head={['When', 'What']}
        rows={looks.map((look) => [timeInWords(look.at, zone), look.what])}
      />
      {notes.length > 0 && (
        <>
          <h2>What was said of it</h2>
          {notes.map((note) => (
            <InsetText>
              <p>
                <strong>
                  {note.name}, {momentInWords(note.at, zone)}: {noteWords(note, today)}
                </strong>
              </p>
              <p>{note.words}</p>
            </InsetText>
          ))}
        </>
      )}
      <h2>What you find</h2>
      <WhoWillSee who="stewards of this area. The family sees what you choose, not your sentence." />
      <Form action={`/steward/${id}`}>
        <Question form={form} name="finding" />
        <Question form={form} name="words" />
        <Button text="Save what I find" preventDoubleClick />
      </Form>
      <Details summary="The family must not know yet" open={wrong === delay || hidden}>
        <p>
          Only where knowing could harm somebody. They see it from the day you say: nobody has to remember it.
        </p>
        <Form action={`/steward/${id}/not-yet`}>
          <Question form={delay} name="tellOn" />
          <Question form={delay} name="why" />
          <Button text="Save this day" variant="secondary" preventDoubleClick />
        </Form>
      </Details>
    </Page>
  )
}

const noteWords = ({ kind, untilOn }: Note, today: Day) =>
  kind === 'family'
    ? 'they say'
    : untilOn
      ? `the family ${daysBetween(today, untilOn) > 0 ? 'is' : 'was to be'} told on ${dayInWords(untilOn)}`
      : findingInWords(kind).toLowerCase()
