/** What was put right on a record, and putting an entry of one's own right: what moves, who has read it, who is told. */
import type { Child } from 'hono/jsx'
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Input } from '#design/input.tsx'
import { Page } from '#design/page.tsx'
import { PressAgain } from '#design/press-again.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import { kindInWords, type PutRight, type Reader } from '#children/children.ts'
import type { Frame } from '#platform/frame.ts'
import { type Body, type FormState } from '#platform/forms.ts'
import { dayInWords, dayOf, momentInWords, type Moment } from '#platform/time.ts'
import type { goesWithIt } from './entry-words.ts'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }
type Listed = { href: string; text: string; at: Moment }
export type Facts = { key: Child; value: Child }[]

/** By how many words the steward is known: said once on each page that names one. */
export const steward = 'the steward, who looks after privacy here'

export const PutRightPage = ({
  frame,
  child,
  rows,
  mine,
  others,
  zone,
}: Props & {
  rows: PutRight[]
  /** What whoever reads this page wrote, and what others wrote that they may read: the newest fifty of each. */
  mine: Listed[]
  others: Listed[]
  zone: string
}) => (
  <Page
    {...frame}
    title="What was put right"
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
  >
    <p>
      Anyone can write on the wrong child’s record, or write what is not so. It is then taken off, and
      everybody who may have read it is told. Nothing is lost: it is kept, and can be put back.
    </p>
    <EasyTable
      caption={`What was put right on ${child.knownAs}’s record`}
      empty={`Nothing on ${child.knownAs}’s record has had to be put right.`}
      head={['What', 'When', 'Who', 'Now']}
      rows={rows.map((each) => [
        each.undoable
          ? { text: whatHappened(each), href: `/children/${child.id}/undo/${each.id}` }
          : whatHappened(each),
        dayInWords(dayOf(each.at, zone)),
        each.byName,
        each.undoneAt
          ? `Undone on ${dayInWords(dayOf(each.undoneAt, zone))} by ${each.undoneBy}`
          : each.undoable
            ? 'It stands. You can undo it'
            : 'It stands',
      ])}
    />
    <h2>What you wrote</h2>
    <p>Is one of these about another child, or not so? You can take it off, or move it.</p>
    <EasyTable
      caption={`What you wrote about ${child.knownAs}`}
      empty={`You have written nothing about ${child.knownAs}.`}
      head={['What', 'When']}
      rows={mine.map(({ href, text, at }) => [{ text, href }, dayInWords(dayOf(at, zone))])}
    />
    {mine.length > 1 && (
      <p>
        Are several of them on the wrong record?{' '}
        <a href={`/children/${child.id}/put-right/several`}>Put them right together</a>
      </p>
    )}
    <h2>What others wrote</h2>
    <p>Is one of these not right? Say so beside it. Only whoever wrote it, or {steward}, can take it off.</p>
    <EasyTable
      caption={`What others wrote about ${child.knownAs}`}
      empty="Nothing that you may read."
      head={['What', 'When']}
      rows={others.map(({ href, text, at }) => [{ text, href }, dayInWords(dayOf(at, zone))])}
    />
    <p>Each list has the newest 50.</p>
  </Page>
)

function whatHappened({ onto, kind, why }: PutRight) {
  const what = kindInWords(kind)
  if (onto) return `We moved ${what} here. It had been written on the wrong record`
  return why === 'wrong child'
    ? `We took off ${what}. It was about another child`
    : `We took off ${what}. It had been written by mistake`
}

type Wrong = { facts: Facts; beneath: ReturnType<typeof goesWithIt>; kind: string }
const WhatItSays = ({ facts, beneath, kind }: Wrong) => (
  <>
    <h2>What it says</h2>
    <SummaryList rows={facts} />
    {beneath.length > 0 && (
      <>
        <p>This goes with {kind}:</p>
        <ul>
          {beneath.map(({ title, count, words }) => (
            <li>
              {title} ({count}){words.map((each) => [<br />, `“${each}”`])}
            </li>
          ))}
        </ul>
      </>
    )}
  </>
)

export const EntryPage = ({
  frame,
  child,
  wrong,
  form,
  search,
}: Props & {
  wrong: Wrong
  form: FormState
  /** For a colleague who may move it: what they looked for among the children they see. */
  search: { q: string; found: boolean } | undefined
}) => (
  <Page {...frame} title="Is this on the wrong record?" form={form} back={backTo(child)}>
    <p>
      You wrote this on <strong>{child.knownAs}’s</strong> record.
    </p>
    <WhatItSays {...wrong} />
    {search && (
      <form method="get">
        <Input
          name="q"
          label="Which child is it about?"
          hint="Part of their name. You find only children shared with you or your team."
          value={search.q}
          width={20}
        />
        {search.q !== '' && !search.found && <p>No other child shared with you is called that.</p>}
        <Button text="Look" variant="secondary" />
      </form>
    )}
    <Form>
      <Question form={form} name="where" />
      <Question form={form} name="words" />
      <Button text="Show me first" />
    </Form>
    <p>Nothing is changed yet.</p>
  </Page>
)

export const SurePage = ({
  frame,
  child,
  wrong,
  sent,
  to,
  readers,
  zone,
}: Props & {
  wrong: Wrong
  sent: Body
  /** In words: the child it moves to, or nothing. */
  to: string | undefined
  readers: Reader[]
  zone: string
}) => (
  <Page {...frame} title={to ? 'Move it?' : 'Take it off?'} back={backTo(child)}>
    <SummaryList
      rows={[
        { key: 'From', value: `${child.knownAs}’s record` },
        {
          key: 'To',
          value: to ? `${to}: their record` : 'No record. It is taken off and kept where nobody reads it',
        },
      ]}
    />
    <WhatItSays {...wrong} />
    <h2>Who may have read it</h2>
    <Readers readers={readers} zone={zone} />
    <WhoWillSee
      who={
        to
          ? `everybody who sees either record reads that an entry was put right, and not which other child it was. What you say happened is for ${steward}.`
          : `everybody who sees ${child.knownAs}’s record reads that an entry was put right. What you say happened is for ${steward}.`
      }
    />
    <PressAgain sent={sent} yes={to ? 'Yes, move it and tell them' : 'Yes, take it off and tell them'} />
    <WhatNext
      steps={[
        'It is gone from every page in the same moment.',
        'Everybody named above finds a note on their first page: please do not use it. A message says only that there is something new.',
        'You can undo it. The steward can too.',
      ]}
    />
  </Page>
)

export const Readers = ({ readers, zone }: { readers: Reader[]; zone: string }) => {
  const named = readers.filter(({ name }) => name !== null)
  const others = readers.length - named.length
  if (readers.length === 0) return <p>Nobody else has opened this record since. Nobody has to be told.</p>
  return (
    <ul>
      {named.map(({ name, about, lastAt }) => (
        <li>
          {[name, about].filter(Boolean).join(', ')}, last on {momentInWords(lastAt, zone)}
        </li>
      ))}
      {others > 0 && (
        <li>
          {others} {others === 1 ? 'other person' : 'other people'} who could see the record then. They are
          told too.
        </li>
      )}
    </ul>
  )
}

export const NotNowPage = ({ frame, child, undoing }: Props & { undoing: boolean }) => (
  <Page {...frame} title="This cannot be done as things stand" back={backTo(child)}>
    <p>Nothing was changed.</p>
    <p>
      {undoing
        ? 'It was undone before, or what was moved has been put right again since. Undo that one first.'
        : 'Some things stay where they are: a meeting and what was agreed there, or a review of a profile the other child does not have. You can take it off here, and write it again there.'}
    </p>
  </Page>
)

export const UndoPage = ({
  frame,
  child,
  facts,
  kind,
  moved,
}: Props & { facts: Facts; kind: string; moved: boolean }) => (
  <Page {...frame} title="Put it back?" back={backTo(child)}>
    <p>
      It comes back to {child.knownAs}’s record as it was.
      {moved && ' Where it was moved to, it is taken off, with what was written under it since.'}
    </p>
    <WhatItSays facts={facts} beneath={[]} kind={kind} />
    <Form>
      <Button text="Yes, put it back" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'Whoever read that it was wrong is told that it is back.',
        'Both stay on the page that says what was put right.',
      ]}
    />
  </Page>
)

const backTo = (child: Named) => ({ href: `/children/${child.id}/put-right`, text: 'What was put right' })
