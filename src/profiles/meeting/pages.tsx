import { StandsOver, type StandingOver } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { NineLinesTable } from '#design/nine-lines-table.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Table } from '#design/table.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import { BeforeYouArrange } from '#messages/needs-pages.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords } from '#platform/time.ts'
import type { Competency } from '#workforce/workforce.ts'
import { LineKey } from '../instrument.ts'
import type { ReadView } from '../profiles.ts'
import { OwnWords } from '../own-words/own-words-pages.tsx'
import { giverInWords, type AgreedLine } from '../rules.ts'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }

/** Where someone's training stands, and where to renew. It never stops a meeting. */
export const TrainingWords = ({ competency }: { competency: Competency }) => {
  switch (competency.state) {
    case 'current':
      return null
    case 'ending soon':
      return (
        <InsetText>
          Your training to agree profiles ends on {dayInWords(competency.until)}. Renew it with your area’s
          training team before then.
        </InsetText>
      )
    case 'lapsed':
      return (
        <InsetText>
          Your training to agree profiles ended on {dayInWords(competency.until)}. Carry on: the meeting
          counts and help starts today. A trained colleague signs it later. You can renew with your area’s
          training team.
        </InsetText>
      )
    case 'none':
      return (
        <InsetText>
          You have not done the training to agree profiles yet. Carry on: the meeting counts and help starts
          today. A trained colleague signs it later. You can book with your area’s training team.
        </InsetText>
      )
  }
}

export const BeginMeetingPage = ({
  frame,
  child,
  competency,
  views,
  arrange,
  over,
  zone,
}: Props & {
  competency: Competency
  views: ReadView[]
  arrange: Parameters<typeof BeforeYouArrange>[0]
  over: StandingOver
  zone: string
}) => (
  <Page
    {...frame}
    title={`A meeting about ${child.knownAs}`}
    tab="A meeting"
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
    wide
  >
    <StandsOver over={over} zone={zone} reader="staff" />
    <p>
      Sit together, with the screen turned to the family. It takes 45 to 90 minutes. You look at what each
      person said and agree a mark, or leave a line open.
    </p>
    <BeforeYouArrange {...arrange} />
    <TrainingWords competency={competency} />
    <h2>What people have said so far</h2>
    {views.length === 0 ? (
      <p>Nobody has shown their view yet. You can still start: talk about each line as you go.</p>
    ) : (
      <ul>
        {views.map((view) => (
          <li>{giverInWords(view)}</li>
        ))}
      </ul>
    )}
    <ForSome views={views} />
    <WhoWillSee who="everyone the family shares the profile with" />
    <Form>
      <Button text="Start the meeting" preventDoubleClick />
    </Form>
  </Page>
)

/** A screen turned to the table shows a view to people its giver did not choose: say so before it is turned. */
const ForSome = ({ views }: { views: Pick<ReadView, 'authorName' | 'released'>[] }) => {
  const names = views.filter(({ released }) => released === 'chosen').map(({ authorName }) => authorName)
  if (names.length === 0) return null
  return (
    <InsetText>
      {listed.format(names)} chose who sees their view. Before you turn the screen, ask them: is it all right
      for everyone at this table?
    </InsetText>
  )
}
const listed = new Intl.ListFormat('en-GB')

export const MeetingPage = ({
  frame,
  child,
  meetingId,
  picture,
  soFar,
  masking,
  views,
  over,
  zone,
}: Props & {
  meetingId: string
  picture: Line[]
  views: ReadView[]
  soFar: ReadonlyMap<LineKey, AgreedLine>
  masking: boolean
  over: StandingOver
  zone: string
}) => {
  const at = `/children/${child.id}/meetings/${meetingId}`
  const next = picture.find(({ key }) => !soFar.has(lineKey(key)))
  return (
    <Page
      {...frame}
      title={`${child.knownAs}: round the table`}
      tab="Round the table"
      back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
      wide
    >
      <StandsOver over={over} zone={zone} reader="staff" />
      <ForSome views={views} />
      {views
        .filter(({ voice }) => voice === 'child')
        .map((view) => (
          <OwnWords view={view} />
        ))}
      {masking && <MaskingPrompt name={child.knownAs} />}
      <p>
        {soFar.size === 0
          ? 'Nothing is agreed yet. Take the lines in any order.'
          : `${soFar.size} of 9 lines talked about. Lines you do not get to stay open, and that is fine.`}
      </p>
      {next ? (
        <Button
          text={
            soFar.size === 0 ? `Start with ${next.label.toLowerCase()}` : `Next: ${next.label.toLowerCase()}`
          }
          href={`${at}/lines/${next.key}`}
        />
      ) : (
        <Button text="Agree the profile" href={`${at}/agree`} />
      )}
      <NineLinesBoth
        title={`What people said about ${child.knownAs}`}
        lines={picture}
        hrefFor={(key) => `${at}/lines/${key}`}
      />
      <Table
        caption="The nine lines"
        firstCellIsHeader
        responsive
        head={['Line', 'At this table', 'What you can do']}
        rows={picture.map(({ key, label }) => {
          const said = soFar.get(lineKey(key))
          return [
            label,
            said ? (said.open ? 'Left open' : 'Talked about') : 'Not yet',
            { text: said ? 'Change' : 'Talk about it', href: `${at}/lines/${key}`, spoken: `: ${label}` },
          ]
        })}
      />
      {soFar.size > 0 && next && (
        <p>
          <a href={`${at}/agree`}>Agree what you have, and leave the rest open</a>
        </p>
      )}
      <Details summary="The same in words">
        <NineLinesTable caption={`What people said about ${child.knownAs}`} lines={picture} />
      </Details>
    </Page>
  )
}

const lineKey = (key: string) => LineKey.parse(key)

const MaskingPrompt = ({ name }: { name: string }) => (
  <InsetText>
    <p>
      People see {name} differently in different places, or {name} copies others and is worn out after. Many
      children hold it in at school and let go at home. Talk about it together: what does {name} say it costs?
    </p>
    <p>Need at home alone is enough to act on.</p>
  </InsetText>
)

export const AgreePage = ({
  frame,
  child,
  form,
  back,
  count,
  competency,
  refusal,
}: Props & {
  form: FormState
  back: string
  count: number
  competency: Competency
  refusal?: string | undefined
}) => (
  <Page
    {...frame}
    title="Agree the profile"
    caption={child.knownAs}
    form={form}
    back={{ href: back, text: 'Back to the nine lines' }}
  >
    {refusal && <InsetText>{refusal}</InsetText>}
    <p>
      You talked about {count} of the nine lines. Any line you did not agree stays open, with what each person
      said.
    </p>
    <TrainingWords competency={competency} />
    <WhoWillSee who="everyone the family shares the profile with, and the area’s team, so that help can start" />
    <Form>
      <Question form={form} name="yesName" />
      <Question form={form} name="yesHow" />
      <Question form={form} name="youngPerson" />
      <Question form={form} name="reviewOn" />
      <Button text="Agree it, and start the plan" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'You write the plan together, now.',
        'The family has a copy straight away.',
        'On the day you chose, you look at it again.',
      ]}
    />
  </Page>
)
