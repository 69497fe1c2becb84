/** One look at what is due: whose records, how much of what, and the steward's yes to exactly that. */
import { periods, type Found, type Look } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SignInThenSend } from '#design/sign-in-then-send.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import { fieldsOf, type Body, type FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, momentInWords } from '#platform/time.ts'
import { kindsOf } from './words.ts'

const back = { href: '/retention', text: 'How long records are kept' }

const states: Record<Found['state'], string> = {
  due: 'Due to go',
  gone: 'Gone',
  changed: 'Stayed: something was written since',
  held: 'Stayed: kept longer',
  stuck: 'Stayed: it could not be erased. Tell whoever runs Ninefold for you',
}
const whose = ({ knownAs, familyName }: Found) =>
  knownAs === null ? 'A record that is gone' : `${knownAs} ${familyName ?? ''}`

export const LookPage = ({
  frame,
  look,
  found,
  refused,
  zone,
}: {
  frame: Frame
  look: Look
  found: Found[]
  /** Whether somebody agreed to what can no longer be agreed to. */
  refused: boolean
  zone: string
}) => {
  const open = look.agreedAt === null
  const many = open ? look.due : found.length
  const kinds = kindsOf(look.counts)
  const oldest = found[0]
  return (
    <Page {...frame} title="What is due to go" back={back} desk wide>
      {refused && (
        <InsetText>
          <p>
            <b>Nothing has gone.</b> It is a week since this was looked at, or there is nothing left to agree
            to. Look again.
          </p>
        </InsetText>
      )}
      {look.agreedAt === null ? (
        <p>
          Looked at {momentInWords(look.madeAt, zone)}, by {look.madeName}. Nothing has gone.
        </p>
      ) : (
        <p>
          Agreed {momentInWords(look.agreedAt, zone)}, by {look.agreedName}.{' '}
          <b>
            {look.gone} of {many} gone
          </b>
          {look.due > 0 ? `, ${look.due} still to go. This takes a while; you can leave the page.` : '.'}
        </p>
      )}
      {found.length > 0 && (
        <SummaryList
          rows={[
            { key: 'Records', value: String(many) },
            { key: 'Entries in them', value: String(kinds.reduce((sum, [, each]) => sum + each, 0)) },
            { key: 'Longest due', value: oldest ? `Since ${dayInWords(oldest.untilOn)}` : 'None' },
          ]}
        />
      )}
      <EasyTable
        caption={`Records, the longest due first${found.length === 200 ? '. There may be more: agree to these, then look again' : ''}`}
        empty="No record is due to go. Look again in a few months."
        head={[
          'Whose',
          'Born',
          'Last written in',
          'Kept until',
          'By which period',
          'Entries',
          'Where it stands',
        ]}
        rows={found.map((each) => [
          open && each.state === 'due'
            ? { text: whose(each), href: `/retention/${look.id}/${each.aboutId}` }
            : whose(each),
          each.bornOn ? dayInWords(each.bornOn) : '',
          dayInWords(each.lastOn),
          dayInWords(each.untilOn),
          periods[each.rule].what,
          String(each.entries),
          states[each.state],
        ])}
      />
      {kinds.length > 0 && (
        <Details summary="Of what there is how much">
          <EasyTable
            caption="Entries of each kind, in all of these records"
            empty=""
            head={['What', 'How many']}
            rows={kinds.map(([title, each]) => [title, String(each)])}
          />
        </Details>
      )}
      {open && look.due > 0 && (
        <>
          <h2>Agree that these go</h2>
          <p>
            Press a name to keep a record longer. Then agree. All that is written about these people goes, in
            every part of Ninefold, and so do carers who have nobody else here. What changes between now and
            then stays, and this page says so. Old backups keep it until they are deleted; it goes again when
            one is used.
          </p>
          <p>
            <b>This cannot be taken back.</b>
          </p>
          <WhoWillSee who="stewards of this area. Nobody is written to." />
          <Form action={`/retention/${look.id}`}>
            <Button
              text={`Agree that ${look.due === 1 ? 'this record goes' : `these ${look.due} records go`}`}
              variant="warning"
              preventDoubleClick
            />
          </Form>
        </>
      )}
    </Page>
  )
}

export const HoldPage = ({
  frame,
  look,
  about,
  form,
}: {
  frame: Frame
  look: Look
  about: Found
  form: FormState
}) => (
  <Page
    {...frame}
    title="Keep a record longer"
    form={form}
    back={{ href: `/retention/${look.id}`, text: 'What is due to go' }}
  >
    <SummaryList
      rows={[
        { key: 'Whose', value: whose(about) },
        { key: 'Kept until', value: dayInWords(about.untilOn) },
        { key: 'By which period', value: periods[about.rule].what },
      ]}
    />
    <Form action={`/retention/${look.id}/${about.aboutId}`}>
      <Question form={form} name="reason" />
      <Question form={form} name="words" />
      <Question form={form} name="untilOn" />
      <WhoWillSee who="stewards of this area, with your name. “Who looked” says that the record is kept longer." />
      <Button text="Keep it longer" preventDoubleClick />
    </Form>
  </Page>
)

export const FreshFirstPage = ({ frame, typed, action }: { frame: Frame; typed: Body; action: string }) => (
  <Page {...frame} title="Sign in again first" back={back}>
    <p>
      You signed in more than 15 minutes ago. What you agree to cannot be taken back, so we ask again. Nothing
      has gone.
    </p>
    <SignInThenSend typed={fieldsOf(typed)} action={action} text="Agree that these records go" />
  </Page>
)
