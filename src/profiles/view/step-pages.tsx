/** The pages of one's own view that ask: what they love and what worries, then one line a page. */
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { KeepOnPhone } from '#design/keep-on-phone.tsx'
import { MarkOnLine } from '#design/mark-on-line.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { ReadAloud } from '#design/read-aloud.tsx'
import { ShortAnswers } from '#design/short-answers.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { lineOf, statementsFor, type Band, type LineKey } from '../instrument.ts'
import { places, rowsOf, stops, type Voice } from '../rules.ts'
import { opening, placeNames, type OpeningStep } from './forms.ts'
import { whoSees } from './pages.tsx'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }

const Going = () => (
  <p>
    <Button text="Save and carry on" name="go" value="next" preventDoubleClick />{' '}
    <Button text="Save and stop here" variant="secondary" name="go" value="stop" />
  </p>
)

export const OpeningPage = ({
  frame,
  child,
  step,
  form,
  back,
  progress,
  keeper,
}: Props & {
  step: OpeningStep
  form: FormState
  back: string
  progress: string
  keeper: string | undefined
}) => (
  <Page
    {...frame}
    title={opening[step].title(child.knownAs)}
    tab="Tell us about your child"
    form={form}
    back={{ href: back }}
    questionIsHeading
  >
    <KeepOnPhone whose={keeper} />
    <Form kept={keeper !== undefined}>
      <Question form={form} name="words" isPage />
      <ReadAloud of="maincontent" />
      <WhoWillSee who={whoSees} />
      <Going />
    </Form>
    <p class="nhsuk-hint">{progress}</p>
  </Page>
)

const bandWords = {
  EY: 'under five',
  PR: 'of primary age',
  SE: 'of secondary age',
  P16: 'of sixteen and over',
} as const

export const LinePage = ({
  frame,
  child,
  line,
  label,
  band,
  voice,
  form,
  back,
  progress,
  noSetting,
  keeper,
}: Props & {
  line: LineKey
  label: string
  band: Band
  voice: Voice
  form: FormState
  back: string
  progress: string
  noSetting: boolean
  keeper: string | undefined
}) => {
  const said = lineOf(line)
  const typed = (name: string) => {
    const value = form.typed[name]
    return typeof value === 'string' ? value : undefined
  }
  return (
    <Page {...frame} title={label} caption={child.knownAs} form={form} back={{ href: back }}>
      <KeepOnPhone whose={keeper} />
      <p>{said.about}</p>
      <Details summary={`How it may look and feel ${bandWords[band]}`}>
        <p>{said.looksLike[band]}</p>
      </Details>
      <ReadAloud of="maincontent" />
      <Form kept={keeper !== undefined}>
        <h2>Is this like {child.knownAs}?</h2>
        <p class="nhsuk-hint">Answer the ones you like. “Not seen” never counts as “no”.</p>
        {statementsFor({ line, band }).map(({ id }) => (
          <ShortAnswers
            name={`s-${id}`}
            legend={form.fields[`s-${id}`]?.label ?? id}
            value={typed(`s-${id}`)}
            error={form.errors[`s-${id}`]}
            options={optionsOf(form, `s-${id}`)}
          />
        ))}
        <h2>Where would you put {child.knownAs} on this line?</h2>
        <p class="nhsuk-hint">
          {said.neitherEndIsBetter
            ? 'Neither end is better.'
            : 'The right-hand end is where it comes most easily.'}
        </p>
        {rowsOf(line)
          .filter(({ optional }) => !optional)
          .map((row) => (
            <Mark row={row} child={child} typed={typed} form={form} />
          ))}
        {rowsOf(line).some(({ optional, part }) => optional && part !== '') && (
          <Details
            summary={
              line === 'sensory' ? 'Mark each sense, if they differ' : 'Mark each part, if they differ'
            }
          >
            {rowsOf(line)
              .filter(({ optional, part }) => optional && part !== '')
              .map((row) => (
                <Mark row={row} child={child} typed={typed} form={form} />
              ))}
          </Details>
        )}
        <h2>How much help do they need with this?</h2>
        {places
          .filter((place) => place !== 'setting' || !noSetting)
          .map((place) => (
            <ShortAnswers
              name={`n-${place}`}
              legend={capital(placeNames[place])}
              value={typed(`n-${place}`)}
              error={form.errors[`n-${place}`]}
              options={optionsOf(form, `n-${place}`)}
            />
          ))}
        <p class="nhsuk-hint">
          “Urgent” means a named person gets in touch with you within one working day. We ask you first.
        </p>
        <Question form={form} name="strength" />
        <Question form={form} name="words" />
        <Details summary="Check first: other things that can look like this">
          <Question form={form} name="checks" size="s" />
        </Details>
        <WhoWillSee
          who={
            voice === 'parent' || voice === 'child'
              ? whoSees
              : 'only you, until you show it at the meeting or sooner'
          }
        />
        <Going />
        <p>
          <Button text="Skip this one" variant="secondary" name="go" value="skip" />
        </p>
      </Form>
      <p class="nhsuk-hint">{progress}</p>
    </Page>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

function optionsOf(form: FormState, name: string) {
  const field = form.fields[name]
  return field?.kind === 'choice' ? field.choices.map(({ value, text }) => ({ value, text })) : []
}

const Mark = ({
  row,
  child,
  typed,
  form,
}: {
  row: ReturnType<typeof rowsOf>[number]
  child: Named
  typed: (name: string) => string | undefined
  form: FormState
}) => (
  <MarkOnLine
    name={`m-${row.part}`}
    legend={
      row.part === '' ? `${child.knownAs}, between “${row.left}” and “${row.right}”` : capital(row.label)
    }
    left={row.left}
    right={row.right}
    middle={row.middle}
    value={typed(`m-${row.part}`)}
    error={form.errors[`m-${row.part}`]}
    stops={stops}
  />
)
