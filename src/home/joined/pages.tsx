/** The steward's: which records are joined, one of them, and taking it back. */
import { confirmerInWords, whyJoinedInWords, type Join } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { Frame } from '#platform/frame.ts'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, dayOf, momentInWords } from '#platform/time.ts'

export const JoinsPage = ({ frame, rows, zone }: { frame: Frame; rows: Join[]; zone: string }) => (
  <Page
    {...frame}
    title="Joined records"
    caption="My desk"
    back={{ href: '/home', text: 'My desk' }}
    desk
    wide
  >
    <p>
      Sometimes there are two records of one child. You can join them: one goes on, and the other is only
      read. Nothing is moved, nobody sees more than before, and you can undo it.
    </p>
    <p>
      <a href="/joined/look" class="nhsuk-button nhsuk-button--secondary">
        Look for two records of one child
      </a>
    </p>
    <EasyTable
      caption="The newest two hundred"
      empty="No records are joined in your area."
      head={['Only read', 'Goes on in', 'Who', 'When', 'Now']}
      rows={rows.map((each) => [
        { text: `${each.knownAs} ${each.familyName}`, href: `/joined/${each.id}` },
        `${each.toKnownAs} ${each.toFamilyName}`,
        each.byName,
        dayInWords(dayOf(each.at, zone)),
        each.undoneAt ? `Undone on ${dayInWords(dayOf(each.undoneAt, zone))}` : 'Joined',
      ])}
    />
  </Page>
)

export const JoinPage = ({
  frame,
  join,
  form,
  zone,
}: {
  frame: Frame
  join: Join
  form: FormState
  zone: string
}) => (
  <Page
    {...frame}
    title="Two records of one child"
    form={form}
    back={{ href: '/joined', text: 'All of them' }}
  >
    <SummaryList
      rows={[
        { key: 'Only read', value: `${join.knownAs} ${join.familyName}` },
        { key: 'Goes on', value: `${join.toKnownAs} ${join.toFamilyName}` },
        { key: 'Why there were two', value: whyJoinedInWords(join.why) },
        { key: 'How it is known', value: join.words },
        { key: 'Who said so', value: confirmerInWords(join.confirmedBy) },
        { key: 'Joined by', value: join.byName },
        { key: 'When', value: momentInWords(join.at, zone) },
        ...(join.undoneAt
          ? [
              {
                key: 'Undone',
                value: `By ${join.undoneBy}, ${momentInWords(join.undoneAt, zone)}: ${join.undoneBecause}`,
              },
            ]
          : []),
      ]}
    />
    {join.undoneAt ? (
      <p>They are two records again, as they were before.</p>
    ) : (
      <>
        <h2>Was it wrong after all?</h2>
        <Form action={`/joined/${join.id}/undo`}>
          <Question form={form} name="because" />
          <Button text="Take them apart again" variant="secondary" preventDoubleClick />
        </Form>
        <WhatNext
          steps={[
            'The one that is only read is written in again, and its reviews come back to people’s lists.',
            'Everybody who sees one of them is told that they are apart again.',
            'What was written in the record that goes on stays there. Is some of it about another child? Then whoever wrote it moves it.',
          ]}
        />
      </>
    )}
  </Page>
)
