/** Where somebody on the rota is told that something waits, and the press by which they show that it arrives. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { wayInWords, type Way } from './words.ts'

const kinds = [
  { kind: 'phone', stop: 'Stop telling me by text' },
  { kind: 'email', stop: 'Stop telling me by mail' },
] as const

export const WaysPage = ({
  frame,
  form,
  ways,
  hours,
  zone,
}: {
  frame: Frame
  form: FormState
  ways: readonly Way[]
  hours: string
  zone: string
}) => (
  <Page
    {...frame}
    title="Where you are told"
    caption="The safety rota"
    form={form}
    back={{ href: '/read/rota', text: 'Who reads' }}
  >
    <p>
      When something comes to you to read, we send you one message: that something waits, and to sign in. It
      never says what, or about whom. It comes in the hours of the rota: {hours}. If you stop it below, the
      others on the rota see that no message reaches you.
    </p>
    {ways.length === 0 ? (
      <p>
        <strong>You are not told yet.</strong> You find what waits only when you sign in.
      </p>
    ) : (
      <>
        <p>You are told:</p>
        <ul>
          {ways.map((way) => (
            <li>
              {wayInWords(way, zone)}
              {!way.confirmed && '. Press the link we sent there; it works for a day'}
            </li>
          ))}
        </ul>
        {ways.filter(({ confirmed }) => confirmed).length > 1 && (
          <p>You get one message, by text. If texts do not arrive, it comes by mail.</p>
        )}
        {kinds
          .filter(({ kind }) => ways.some((way) => way.kind === kind))
          .map(({ kind, stop }) => (
            <Form action="/read/rota/ways/stop">
              <input type="hidden" name="kind" value={kind} />
              <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
                {stop}
              </button>
            </Form>
          ))}
      </>
    )}
    <Form>
      <Question form={form} name="reach" />
      <Button text="Send a link there" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'We send a link there, at once. You do not need to be signed in on that phone.',
        'Press it within a day, and it counts. Until then, what counted before still does.',
      ]}
    />
    <WhoWillSee who="you, the others on the rota and the area’s steward" />
  </Page>
)

export const ArrivesPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="You are told here">
    <p>
      Somebody asked to be told here when something waits for them on Ninefold. Was it you? Then press the
      button. If it was not, close this page, and nothing happens.
    </p>
    <Form>
      <Button text="Yes, tell me here" preventDoubleClick />
    </Form>
  </Page>
)

export const ArrivedPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="That is saved">
    <p>From now on you are told here when something waits for you. You can close this page.</p>
  </Page>
)

export const TooOldPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="That link is too old">
    <p>
      A link works for one day, and only the newest counts. <a href="/sign-in">Sign in</a>, go to who reads,
      and ask for another.
    </p>
  </Page>
)
