/** The steward's: finding two records of one child, laying them side by side, and what will happen before it does. */
import { entriesInWords, type RecordFacts } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { PressAgain } from '#design/press-again.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Frame } from '#platform/frame.ts'
import { fieldsOf, type Body, type FormState } from '#platform/forms.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { nthRecord } from './forms.ts'

const back = { href: '/joined', text: 'Joined records' }

export const LookPage = ({
  frame,
  form,
  found,
}: {
  frame: Frame
  form: FormState
  /** How many were found, where that is too few to join. */
  found?: number
}) => (
  <Page {...frame} title="Are there two records of one child?" form={form} back={back}>
    {found !== undefined && (
      <InsetText>
        <p>
          <b>
            {found === 0
              ? 'No record has exactly this name and day of birth.'
              : 'One record has exactly this name and day of birth, and no second one.'}
          </b>{' '}
          Check how it is written. If the other record has another name or day, write that below.
        </p>
      </InsetText>
    )}
    <p>
      You find only records of exactly this name and day of birth. Each time you look is kept in the account
      of who looked.
    </p>
    <Form action="/joined/look">
      <Question form={form} name="firstName" />
      <Question form={form} name="familyName" />
      <Question form={form} name="bornOn" />
      <Details
        summary="The other record has another name or day"
        open={['otherFirstName', 'otherFamilyName', 'otherBornOn'].some((name) => form.errors[name])}
      >
        <p>Write only what is different.</p>
        <Question form={form} name="otherFirstName" />
        <Question form={form} name="otherFamilyName" />
        <Question form={form} name="otherBornOn" />
      </Details>
      <Button text="Look" />
    </Form>
  </Page>
)

/** What was looked for, sent along. */
const Looked = ({ sent, names }: { sent: Body; names: readonly string[] }) => (
  <>
    {fieldsOf(sent)
      .filter(([name]) => names.some((each) => name === each || name.startsWith(`${each}-`)))
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
  </>
)

export const SideBySidePage = ({
  frame,
  records,
  form,
  sent,
  looked,
  zone,
}: {
  frame: Frame
  records: RecordFacts[]
  form: FormState
  sent: Body
  /** The names of what was looked for. */
  looked: readonly string[]
  zone: string
}) => (
  <Page {...frame} title="Is this one child?" form={form} back={{ href: '/joined/look' }} wide>
    <EasyTable
      caption="Side by side"
      empty=""
      head={['What', ...records.map((_, n) => nthRecord(n))]}
      rows={factRows(records, zone)}
    />
    <p>
      Is one of them about somebody else? Then leave them as they are. Is there one entry on the wrong record?
      Then only that entry is to be moved: whoever wrote it can do that.
    </p>
    <Form action="/joined/new">
      <Looked sent={sent} names={looked} />
      {Object.keys(form.fields).map((name) => (
        <Question form={form} name={name} />
      ))}
      <Button text="Show me first" />
    </Form>
    <p>Nothing is changed yet.</p>
  </Page>
)

const factRows = (records: RecordFacts[], zone: string): string[][] => [
  ['Name', ...records.map((each) => `${each.givenName} ${each.familyName}`)],
  ['Known as', ...records.map((each) => each.knownAs)],
  ['Born', ...records.map((each) => dayInWords(each.bornOn))],
  ['Where they spend the day', ...records.map((each) => sentence(each.place ?? 'kept private'))],
  ['Carers', ...records.map((each) => each.carers.join('; ') || 'No carer now')],
  ['Begun', ...records.map((each) => dayInWords(dayOf(each.registeredAt, zone)))],
  ['Last written in', ...records.map((each) => dayInWords(each.lastOn))],
  ['What stands there', ...records.map((each) => entriesInWords(each.entries) || 'Nothing yet')],
  ['To know first', ...records.map((each) => toKnow(each).join(' ') || 'Nothing')],
]

const toKnow = (record: RecordFacts) => [
  ...(record.joined === 'earlier' ? ['It goes on in another record already.'] : []),
  ...(record.joined === 'goes on' ? ['Another record goes on in it already.'] : []),
  ...(record.own ? ['A young person writes in it themselves.'] : []),
  ...(record.paused ? ['Its use is paused.'] : []),
  ...(record.held ? ['It is kept longer than its period.'] : []),
  ...(record.few ? ['It is kept to a few.'] : []),
  ...(record.keptSafe ? ['A home is kept private, or a court order stands.'] : []),
]

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const SurePage = ({
  frame,
  earlier,
  goesOn,
  sent,
  zone,
}: {
  frame: Frame
  earlier: RecordFacts
  goesOn: RecordFacts
  sent: Body
  zone: string
}) => (
  <Page {...frame} title="Join them?" back={{ href: '/joined/look' }}>
    <SummaryList
      rows={[
        { key: 'This one goes on', value: inShort(goesOn, zone) },
        { key: 'This one is only read', value: inShort(earlier, zone) },
      ]}
    />
    <h2>What will happen</h2>
    <ul>
      <li>Nothing is moved, and nobody sees more than they see now.</li>
      <li>Nobody writes anything new in the one that is only read. Its reviews leave people’s lists.</li>
      <li>Calls that were promised there, and keeping somebody safe, go on there.</li>
      <li>Neither record goes before the other when its time is over.</li>
    </ul>
    <WhoWillSee who="whoever sees either record reads on its first page that there were two, and since when they are joined. Who sees both finds the way from one to the other. Who sees one learns nothing of the other: no name, no place, none of its people. How you know it is for stewards only." />
    <PressAgain sent={sent} action="/joined/new" yes="Yes, join them and tell their people" />
    <WhatNext
      steps={[
        'Everybody who sees one of them finds a note on their first page. A message says only that there is something new.',
        'Both accounts of who looked say that you did this.',
        'You can undo it on any day. Then all is as it was.',
      ]}
    />
  </Page>
)

const inShort = ({ givenName, familyName, bornOn, registeredAt, carers }: RecordFacts, zone: string) =>
  `${givenName} ${familyName}, born ${dayInWords(bornOn)}. Begun on ${dayInWords(dayOf(registeredAt, zone))}. ${carers.join('; ') || 'No carer now'}.`
