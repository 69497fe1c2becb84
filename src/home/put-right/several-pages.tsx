/** Several of what one wrote, on the wrong record: which, where they belong, and what moves before it does. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Input } from '#design/input.tsx'
import { Page } from '#design/page.tsx'
import { PressAgain } from '#design/press-again.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Reader } from '#children/children.ts'
import type { Frame } from '#platform/frame.ts'
import { type Body, type FormState } from '#platform/forms.ts'
import type { goesWithIt } from './entry-words.ts'
import { Readers, steward } from './pages.tsx'

type Props = { frame: Frame; child: { id: string; knownAs: string } }
const back = (child: Props['child']) => ({
  href: `/children/${child.id}/put-right`,
  text: 'What was put right',
})

export const SeveralPage = ({
  frame,
  child,
  form,
  search,
}: Props & {
  form: FormState
  /** For a colleague: what they looked for among the children they see. */
  search: { q: string; found: boolean } | undefined
}) => (
  <Page {...frame} title="Are several on the wrong record?" form={form} back={back(child)}>
    <p>
      You wrote these on <strong>{child.knownAs}’s</strong> record, the newest 50. Tick those that belong to
      another child, or on no record.
    </p>
    {search && (
      <form method="get">
        <Input
          name="q"
          label="Which child are they about?"
          hint="Part of their name. You find only children shared with you or your team. Look first, and tick then."
          value={search.q}
          width={20}
        />
        {search.q !== '' && !search.found && <p>No other child shared with you is called that.</p>}
        <Button text="Look" variant="secondary" />
      </form>
    )}
    <Form>
      <Question form={form} name="entries" />
      <Question form={form} name="where" />
      <Question form={form} name="words" />
      <Button text="Show me first" />
    </Form>
    <p>
      Nothing is changed yet. Is the right child not here at all? Their parent or carer adds them first, on
      their own first page.
    </p>
  </Page>
)

export const SeveralSurePage = ({
  frame,
  child,
  wrong,
  sent,
  to,
  readers,
  zone,
}: Props & {
  wrong: { title: string; beneath: ReturnType<typeof goesWithIt> }[]
  sent: Body
  /** In words: the child they move to, or nothing. */
  to: string | undefined
  readers: Reader[]
  zone: string
}) => (
  <Page {...frame} title={to ? 'Move them?' : 'Take them off?'} back={back(child)}>
    <SummaryList
      rows={[
        { key: 'From', value: `${child.knownAs}’s record` },
        {
          key: 'To',
          value: to
            ? `${to}: their record`
            : 'No record. They are taken off and kept where nobody reads them',
        },
      ]}
    />
    <h2>What you wrote</h2>
    <ul>
      {wrong.map(({ title, beneath }) => (
        <li>
          {title}
          {beneath.length > 0 &&
            ` (with it: ${beneath.map((each) => `${each.title.toLowerCase()}, ${each.count}`).join('; ')})`}
        </li>
      ))}
    </ul>
    <h2>Who may have read any of it</h2>
    <Readers readers={readers} zone={zone} />
    <WhoWillSee
      who={`everybody who sees ${child.knownAs}’s record${to ? ' or the other one' : ''} reads that entries were put right${to ? ', and not which other child it was' : ''}. What you say happened is for ${steward}.`}
    />
    <PressAgain
      sent={sent}
      yes={to ? 'Yes, move them and tell people' : 'Yes, take them off and tell people'}
    />
    <WhatNext
      steps={[
        'All of them are gone from every page in the same moment, or none.',
        'Everybody named above finds a note for each on their first page. A message says only that there is something new.',
        'You can undo each of them by itself. The steward can too.',
      ]}
    />
  </Page>
)
