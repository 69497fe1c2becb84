/** Who reads, in what order, in which hours, and how each is told: for those on the rota, and the steward who keeps it. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Input } from '#design/input.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Warning } from '#design/warning.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, momentInWords, type Day } from '#platform/time.ts'
import type { OnRota } from '../rules.ts'
import { awayInWords, changeInWords, wayInWords, type Change, type Way } from './words.ts'

type Part = { reads: boolean; keeps: boolean }
type Props = {
  frame: Frame
  part: Part
  me: string
  rota: readonly OnRota[]
  /** Who has it first on the day it is read next. */
  first: OnRota | undefined
  day: Day
  ways: readonly Way[]
  changes: readonly Change[]
  zone: string
  hours: string
  watching: string
  climbsAfterMinutes: number
  /** How many wait, for somebody on the rota. */
  waits: number | undefined
  q: string
  found: readonly { id: string; name: string; job: string }[] | undefined
  because: string | undefined
}

export const RotaPage = (props: Props) => {
  const { frame, part, rota, first, day, zone, hours, watching, climbsAfterMinutes, because } = props
  const unreached = rota.filter(({ reached }) => !reached)
  return (
    <Page
      {...frame}
      title="Who reads"
      caption="The safety rota"
      back={part.reads ? { href: '/read', text: 'To read' } : { href: '/home', text: 'My desk' }}
      desk
    >
      {because && (
        <Warning level={2} heading="Nothing has changed">
          <p>{because}</p>
        </Warning>
      )}
      <p>
        When somebody writes that a child is not safe, these people read it, {hours}.{' '}
        <strong>{watching}</strong>
      </p>
      {rota.length === 0 ? (
        <Warning level={2} heading="Nobody is on the rota">
          <p>
            While it is empty nobody can write here that a child is not safe: the page tells them to ring
            instead.
          </p>
        </Warning>
      ) : (
        <>
          {first && (
            <p>
              On {dayInWords(day)} it comes to {first.name} first. Danger that waits {climbsAfterMinutes}{' '}
              minutes of those hours comes to the next who is there, and so on.
            </p>
          )}
          {unreached.length > 0 && (
            <Warning level={2} heading="Not everybody is told">
              <p>
                No message reaches {unreached.map(({ name }) => name).join(', ')} now. They find what waits
                only when they sign in. Each says for themselves where they are told.
              </p>
            </Warning>
          )}
          <ol class="nf-plain">
            {rota.map((reader, i) => (
              <Reads {...props} reader={reader} nth={i + 1} />
            ))}
          </ol>
        </>
      )}
      {part.reads && (
        <p>
          <Button text="Where you are told" href="/read/rota/ways" variant="secondary" />
        </p>
      )}
      {part.keeps && <Adding {...props} />}
      <WhatNext
        steps={[
          'A change holds at once, also for what waits already.',
          'While somebody is away, what is written passes them by. Somebody always stays.',
          'They are told only that something waits to be read, never what or about whom.',
        ]}
      />
      <WhoWillSee who="those on the rota and the area’s steward; families see the names of those who read" />
      <Changes changes={props.changes} zone={zone} />
    </Page>
  )
}

const Reads = ({ reader, nth, part, me, rota, ways, zone }: Props & { reader: OnRota; nth: number }) => {
  const { id, name, job, away } = reader
  const mine = part.reads && id === me
  const said = ways.filter(({ staffId }) => staffId === id)
  const whose = <span class="nhsuk-u-visually-hidden">: {name}</span>
  const press = { class: 'nhsuk-button nhsuk-button--secondary nhsuk-button--small', type: 'submit' } as const
  return (
    <li>
      <h2>
        {nth}. {name}
        {mine && ' (you)'}
      </h2>
      <p>
        {job}. {away && <strong>Is {awayInWords(away)}. </strong>}
        {said.length > 0
          ? `Told ${said.map((way) => wayInWords(way, zone)).join(', and ')}.`
          : 'Has not said where they are told.'}
      </p>
      {(mine || part.keeps) && (
        <p>
          <a href={`/read/rota/${id}/away`}>{mine ? 'You will be away' : `${name} will be away`}</a>
        </p>
      )}
      {away && (mine || part.keeps) && (
        <Form action={`/read/rota/${id}/back`}>
          <button {...press}>Not away any more{whose}</button>
        </Form>
      )}
      {part.keeps && (
        <>
          {rota.length > 1 && (
            <Form action={`/read/rota/${id}/move`}>
              {nth > 1 && (
                <button {...press} name="to" value="up">
                  Move up{whose}
                </button>
              )}{' '}
              {nth < rota.length && (
                <button {...press} name="to" value="down">
                  Move down{whose}
                </button>
              )}
            </Form>
          )}
          <Form action={`/read/rota/${id}/off`}>
            <button {...press}>Take off the rota{whose}</button>
          </Form>
        </>
      )}
    </li>
  )
}

const Adding = ({ q, found }: Props) => (
  <>
    <h2>Add a colleague</h2>
    <p>They come last, and you can move them up. Say so to them first: they read from then on.</p>
    <form method="get">
      <Input name="q" label="Part of their name" value={q} width={20} />
      <Button text="Find" variant="secondary" />
    </form>
    {found?.length === 0 && <p>No other colleague here is called “{q}”.</p>}
    {found && found.length > 0 && (
      <ul class="nf-plain">
        {found.map(({ id, name, job }) => (
          <li>
            <Form action="/read/rota/add">
              <input type="hidden" name="staff" value={id} />
              <p>
                {name}, {job}
              </p>
              <button class="nhsuk-button nhsuk-button--small" type="submit">
                Add<span class="nhsuk-u-visually-hidden">: {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    )}
  </>
)

const Changes = ({ changes, zone }: { changes: readonly Change[]; zone: string }) =>
  changes.length > 0 && (
    <>
      <h2>What was changed</h2>
      <ul>
        {changes.map((change) => (
          <li>
            {momentInWords(change.at, zone)}: {changeInWords(change)}.
          </li>
        ))}
      </ul>
    </>
  )

export const AwayPage = ({
  frame,
  who,
  form,
}: {
  frame: Frame
  who: { name: string; mine: boolean }
  form: FormState
}) => (
  <Page
    {...frame}
    title="Away from the rota"
    caption={who.mine ? 'You' : who.name}
    form={form}
    back={{ href: '/read/rota', text: 'Who reads' }}
  >
    <p>Nobody asks why. On these days what is written goes past {who.mine ? 'you' : 'them'} to the next.</p>
    <Form>
      <Question form={form} name="from" />
      <Question form={form} name="until" />
      <Button text="Save" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'It holds from the first day, by itself, and ends after the last.',
        `What ${who.mine ? 'you have' : 'they have'} taken already stays with ${who.mine ? 'you' : 'them'}: hand it over by name.`,
        'If nobody would be left on a day, nothing is saved and you are told so.',
      ]}
    />
    <WhoWillSee who="those on the rota and the area’s steward" />
  </Page>
)
