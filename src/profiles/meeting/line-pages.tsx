/** One line at the meeting: every view side by side, and what is agreed. */
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { MarkOnLine } from '#design/mark-on-line.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { needWords } from '#design/nine-lines-words.ts'
import { Notification } from '#design/notification.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { ShortAnswers } from '#design/short-answers.tsx'
import { Table } from '#design/table.tsx'
import type { FormState } from '#platform/forms.ts'
import { LineKey, lineOf, statementsFor, type Band } from '../instrument.ts'
import type { ReadView } from '../profiles.ts'
import { giverInWords, places, rowsOf, stops, type AgreedLine } from '../rules.ts'
import { placeNames } from '../view/forms.ts'
import type { Frame } from '#platform/frame.ts'

type Props = { frame: Frame; child: { id: string; knownAs: string } }

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
