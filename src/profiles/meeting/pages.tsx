import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { MarkOnLine } from '#design/mark-on-line.tsx'
import { NineLinesTable } from '#design/nine-lines-table.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { needWords } from '#design/nine-lines-words.ts'
import { Notification } from '#design/notification.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { ShortAnswers } from '#design/short-answers.tsx'
import { Table } from '#design/table.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import type { Competency } from '#workforce/workforce.ts'
import { LineKey, lineOf, statementsFor, type Band } from '../instrument.ts'
import type { ReadView } from '../profiles.ts'
import { OwnWords } from '../own-words/own-words-pages.tsx'
import { giverInWords, places, rowsOf, stops, type AgreedLine } from '../rules.ts'
import { placeNames } from '../view/forms.ts'

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
}: Props & { competency: Competency; views: ReadView[] }) => (
  <Page
    {...frame}
    title={`A meeting about ${child.knownAs}`}
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
    wide
  >
    <p>
      Sit together, with the screen turned to the family. It takes 45 to 90 minutes. You look at what each
      person said and agree a mark, or leave a line open.
    </p>
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
}: Props & {
  meetingId: string
  picture: Line[]
  views: ReadView[]
  soFar: ReadonlyMap<LineKey, AgreedLine>
  masking: boolean
}) => {
  const at = `/children/${child.id}/meetings/${meetingId}`
  const next = picture.find(({ key }) => !soFar.has(lineKey(key)))
  return (
    <Page
      {...frame}
      title={`${child.knownAs}: round the table`}
      back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
      wide
    >
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

export const MaskingPrompt = ({ name }: { name: string }) => (
  <InsetText>
    <p>
      People see {name} differently in different places, or {name} copies others and is worn out after. Many
      children hold it in at school and let go at home. Talk about it together: what does {name} say it costs?
    </p>
    <p>Need at home alone is enough to act on.</p>
  </InsetText>
)

export const MeetingLinePage = ({
  frame,
  child,
  line,
  label,
  band,
  picture,
  views,
  form,
  over,
  back,
  noSetting,
  meanwhile,
}: Props & {
  line: LineKey
  label: string
  band: Band
  picture: Line[]
  views: ReadView[]
  form: FormState
  over: string
  back: string
  noSetting: boolean
  meanwhile?: AgreedLine | undefined
}) => {
  const about = lineOf(line)
  const typed = (name: string) => {
    const value = form.typed[name]
    return typeof value === 'string' ? value : undefined
  }
  const said = views.filter((view) => view.said.lines[line])
  return (
    <Page
      {...frame}
      title={label}
      caption={child.knownAs}
      form={form}
      back={{ href: back, text: 'Back to the nine lines' }}
      wide
    >
      {meanwhile && <Meanwhile line={meanwhile} />}
      <p>{about.about}</p>
      <NineLinesBoth title={`What people said about ${label.toLowerCase()}`} lines={picture} />
      {said.length > 0 && (
        <Table
          caption="What each person said"
          responsive
          firstCellIsHeader
          head={['Who', 'Home', 'Setting', 'Out and about', 'In their words', 'Worth talking about']}
          rows={said.map((view) => {
            const own = view.said.lines[line]
            return [
              giverInWords(view),
              needWords[own?.needs.home ?? 'not asked'],
              noSetting ? 'No setting now' : needWords[own?.needs.setting ?? 'not asked'],
              needWords[own?.needs.community ?? 'not asked'],
              [...saidOfThemselves(view, line, band), own?.strength, own?.words].filter(Boolean).join('. ') ||
                '–',
              statementsFor({ line, band })
                .filter(({ id, say }) =>
                  (say === '-' ? ['very', 'depends'] : ['not_like', 'depends']).includes(
                    own?.statements[id] ?? '',
                  ),
                )
                .map(({ text, childText }) => (view.voice === 'child' ? childText : text))
                .join('; ') || '–',
            ]
          })}
        />
      )}
      <Details summary="Check first: other things that can look like this">
        <ul>
          {about.checkFirst.map((check) => (
            <li>{check}</li>
          ))}
        </ul>
        <p>Checking delays nothing. Help starts now.</p>
      </Details>
      <Form>
        <input type="hidden" name="over" value={over} />
        <h2>What do you agree?</h2>
        <p class="nhsuk-hint">
          {about.neitherEndIsBetter
            ? 'Neither end is better.'
            : 'The right-hand end is where it comes most easily.'}
        </p>
        {rowsOf(line)
          .filter(({ optional, part }) => !optional || part === '')
          .map((row) => (
            <MarkOnLine
              name={`m-${row.part}`}
              legend={row.part === '' ? label : row.label}
              left={row.left}
              right={row.right}
              middle={row.middle}
              value={typed(`m-${row.part}`)}
              stops={stops}
            />
          ))}
        {rowsOf(line).some(({ optional, part }) => optional && part !== '') && (
          <Details summary="Parts, where they differ">
            {rowsOf(line)
              .filter(({ optional, part }) => optional && part !== '')
              .map((row) => (
                <MarkOnLine
                  name={`m-${row.part}`}
                  legend={row.label}
                  left={row.left}
                  right={row.right}
                  middle={row.middle}
                  value={typed(`m-${row.part}`)}
                  stops={stops}
                />
              ))}
          </Details>
        )}
        <h2>How much help is asked for?</h2>
        {places
          .filter((place) => place !== 'setting' || !noSetting)
          .map((place) => (
            <ShortAnswers
              name={`n-${place}`}
              legend={placeNames[place].charAt(0).toUpperCase() + placeNames[place].slice(1)}
              value={typed(`n-${place}`)}
              options={needOptions(form, `n-${place}`)}
            />
          ))}
        <p class="nhsuk-hint">
          Need at home alone is enough to act on. “Urgent” brings a person within one working day.
        </p>
        <Question form={form} name="reason" />
        <Question form={form} name="strength" />
        <Question form={form} name="words" />
        <Question form={form} name="disagreement" />
        <p>
          <Button text="Save this line" name="go" value="agree" preventDoubleClick />{' '}
          <Button text="Leave it open" name="go" value="open" variant="secondary" />
        </p>
      </Form>
    </Page>
  )
}

/** What a child pressed as very like them, in the words they met. What is hard has its own column, as everyone's has. */
const saidOfThemselves = ({ voice, said }: ReadView, line: LineKey, band: Band) =>
  voice === 'child'
    ? statementsFor({ line, band })
        .filter(({ id, say }) => say !== '-' && said.lines[line]?.statements[id] === 'very')
        .map(({ childText }) => childText)
    : []

function needOptions(form: FormState, name: string) {
  const field = form.fields[name]
  return field?.kind === 'choice' ? field.choices.map(({ value, text }) => ({ value, text })) : []
}

const Meanwhile = ({ line }: { line: AgreedLine }) => (
  <Notification title="Somebody else wrote here" heading="This line was changed while you were writing">
    <p>Yours is still in the boxes below. Theirs says:</p>
    <ul>
      {[line.reason, line.strength, line.words, line.disagreement].filter(Boolean).map((words) => (
        <li>{words}</li>
      ))}
      <li>
        {places
          .map((place) => `${placeNames[place]}: ${needWords[line.needs[place]].toLowerCase()}`)
          .join('; ')}
      </li>
    </ul>
    <p>Put the two together, then save.</p>
  </Notification>
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

export const ProfilePage = ({
  frame,
  child,
  picture,
  number,
  agreedOn,
  reviewOn,
  ledName,
  yesName,
  signedBy,
  versions,
  compared,
  status,
  maySignIt,
}: Props & {
  picture: Line[]
  number: number
  agreedOn: Day
  reviewOn: Day
  ledName: string
  yesName: string
  signedBy: string | null
  versions: { id: string; number: number; agreedOn: Day }[]
  compared?: Day | undefined
  status: string
  maySignIt?: string | undefined
}) => (
  <Page
    {...frame}
    title={`${child.knownAs}’s nine lines`}
    caption={`Agreed on ${dayInWords(agreedOn)}`}
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
    sheet={`${child.knownAs}, agreed ${dayInWords(agreedOn)}`}
    wide
  >
    <p>
      Agreed by {yesName} with {ledName}.{' '}
      {signedBy ? `Signed by ${signedBy}.` : 'A trained colleague will sign it. Help goes on meanwhile.'} To
      look at again on {dayInWords(reviewOn)}.
    </p>
    {maySignIt && (
      <Form action={maySignIt}>
        <Button text="I have read this and sign it" preventDoubleClick />
      </Form>
    )}
    <NineLinesBoth
      title={`${child.knownAs}’s nine lines`}
      lines={picture}
      wasLabel={compared ? dayInWords(compared) : undefined}
    />
    <h2>The same in words</h2>
    <NineLinesTable caption={`${child.knownAs}’s nine lines`} lines={picture} />
    {versions.length > 1 && (
      <>
        <h2>Lay it beside another day</h2>
        <ul>
          {versions
            .filter((version) => version.number !== number)
            .map((version) => (
              <li>
                <a href={`?beside=${version.id}`}>{dayInWords(version.agreedOn)}</a>
              </li>
            ))}
        </ul>
      </>
    )}
    <p class="nhsuk-hint">{status}</p>
  </Page>
)
