/** The steward's: every entry put right in the area, who was told of it, and who is told later. */
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { kindInWords, type QueuedAside, type ToldOfAside, type WholeAside } from '#children/children.ts'
import type { Frame } from '#platform/frame.ts'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, daysBetween, momentInWords, type Day } from '#platform/time.ts'
import type { Facts } from './pages.tsx'

const whyInWords = (why: string) => (why === 'wrong child' ? 'On the wrong record' : 'Written by mistake')

export const QueuePage = ({ frame, rows, zone }: { frame: Frame; rows: QueuedAside[]; zone: string }) => (
  <Page {...frame} title="Entries put right" caption="My desk" desk wide>
    <p>
      Each time somebody took off what was on the wrong record, or was not so. Whoever may have read it is
      told in the same moment. You can have one person told later, and you can undo it.
    </p>
    <EasyTable
      caption="The newest hundred"
      empty="Nothing has had to be put right."
      head={['What', 'Why', 'Who', 'When', 'Told', 'Have read that']}
      rows={rows.map((each) => [
        { text: sentence(kindInWords(each.kind)), href: `/put-right/${each.id}` },
        `${whyInWords(each.why)}${each.undoneAt ? ', undone since' : ''}`,
        each.byName,
        momentInWords(each.at, zone),
        String(each.told),
        String(each.read),
      ])}
    />
  </Page>
)

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const AsidePage = ({
  frame,
  aside,
  facts,
  told,
  form,
  wrongly,
  zone,
  today,
}: {
  frame: Frame
  aside: WholeAside
  facts: Facts
  told: ToldOfAside[]
  form: FormState
  /** Whether what was sent of telling somebody later has to be put right first. */
  wrongly: boolean
  zone: string
  today: Day
}) => {
  const unread = told.filter(({ readAt }) => readAt === null)
  return (
    <Page
      {...frame}
      title="An entry put right"
      form={form}
      back={{ href: '/put-right', text: 'All of them' }}
    >
      <SummaryList
        rows={[
          { key: 'Taken off', value: `${aside.knownAs}’s record` },
          { key: 'Moved to', value: aside.toKnownAs ? `${aside.toKnownAs}’s record` : 'No record' },
          { key: 'Why', value: whyInWords(aside.why) },
          { key: 'Who', value: aside.byName },
          { key: 'When', value: momentInWords(aside.at, zone) },
          { key: 'In their words', value: aside.words || 'They said nothing' },
          {
            key: 'Now',
            value: aside.undoneAt
              ? `Undone by ${aside.undoneBy}, ${momentInWords(aside.undoneAt, zone)}`
              : 'It stands',
          },
        ]}
      />
      <h2>What it says</h2>
      <SummaryList rows={facts} />
      <EasyTable
        caption="Who was told"
        empty="Nobody else had opened the record. Nobody had to be told."
        head={['Who', 'Of what', 'Have they read that?']}
        rows={told.map(({ name, about, kind, readAt, fromOn, because }) => [
          `${name}, ${about}`,
          kind === 'put back' ? 'It is back' : 'It was taken off',
          readAt
            ? momentInWords(readAt, zone)
            : daysBetween(today, fromOn) > 0
              ? `Told from ${dayInWords(fromOn)}: ${because}`
              : 'Not yet',
        ])}
      />
      {unread.length > 0 && (
        <Details summary="Somebody must not know yet" open={wrongly}>
          <p>Only where knowing could harm somebody. They see it from the day you say, by itself.</p>
          <Form action={`/put-right/${aside.id}/later`}>
            <Question form={form} name="person" />
            <Question form={form} name="tellOn" />
            <Question form={form} name="why" />
            <Button text="Tell them later" variant="secondary" preventDoubleClick />
          </Form>
        </Details>
      )}
      {!aside.undoneAt && (
        <>
          <h2>Was it right after all?</h2>
          <p>It comes back as it was. Where it was moved to, it is taken off.</p>
          <Form action={`/put-right/${aside.id}/undo`}>
            <Button text="Put it back" variant="secondary" preventDoubleClick />
          </Form>
        </>
      )}
    </Page>
  )
}
