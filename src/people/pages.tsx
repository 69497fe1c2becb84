import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { PasskeySignIn, type Asked } from './passkeys/pages.tsx'

type Persona = { personId: string; name: string; about: string; areaName: string }

export const SignInPage = ({
  frame,
  form,
  personas,
  workAccounts,
  passkey,
}: {
  frame: Frame
  form: FormState
  personas: Persona[]
  workAccounts: readonly { slug: string; name: string }[]
  passkey: Asked | undefined
}) => (
  <Page {...frame} title="Sign in" form={form} back={{ href: '/', text: 'Back to the start' }}>
    {personas.length > 0 && <TryAs personas={personas} />}
    <section>
      <h2>Parents and carers</h2>
      <p>
        New here, or coming back: it is the same. You do not need a password, and you do not need a diagnosis.
      </p>
      <Form>
        <Question form={form} name="area" />
        <Question form={form} name="reach" />
        <Button text="Send me a link" preventDoubleClick />
      </Form>
      {passkey && <PasskeySignIn asked={passkey} />}
    </section>
    <section>
      <h2>Staff</h2>
      {workAccounts.length === 0 ? (
        <p>Sign-in with your work account is not open yet.</p>
      ) : (
        <>
          <p>Use the account you have at work. You sign in on its own page and come back here.</p>
          <ul class="nf-plain">
            {workAccounts.map(({ slug, name }) => (
              <li>
                <Button text={`Work account, ${name}`} variant="secondary" href={`/work-account/${slug}`} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  </Page>
)

const TryAs = ({ personas }: { personas: Persona[] }) => (
  <section>
    <h2>Try it as somebody</h2>
    <p>These people are made up. One press signs you in.</p>
    {[...Map.groupBy(personas, ({ areaName }) => areaName)].map(([area, people]) => (
      <>
        <h3>{area}</h3>
        <ul class="nf-plain">
          {people.map(({ personId, name, about }) => (
            <li>
              <Form action="/sign-in/as">
                <input type="hidden" name="person" value={personId} />
                <Button text={name} variant="secondary" />
                <p class="nhsuk-hint">{about}</p>
              </Form>
            </li>
          ))}
        </ul>
      </>
    ))}
  </section>
)

export const LinkSentPage = ({ frame, demonstration }: { frame: Frame; demonstration: boolean }) => (
  <Page {...frame} title="Look for your link" back={{ href: '/sign-in' }}>
    <p>If that is right, a link is on its way by email or text. It works once, for one hour.</p>
    {demonstration && (
      <p>
        This is a demonstration, so nothing is really sent.{' '}
        <a href="/outbox">Read what would have been sent</a>.
      </p>
    )}
    <WhatNext
      steps={[
        'Open the message and press the link.',
        'Press the button on the page it opens.',
        'If nothing comes in five minutes, look in junk mail too, or ask for another.',
      ]}
    />
  </Page>
)

export const LinkPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="You are nearly in">
    <p>
      Press the button to sign in on this device. It stays signed in for 30 days. Sign out if you share it.
    </p>
    <Form>
      <Button text="Sign in" preventDoubleClick />
    </Form>
  </Page>
)

export const LinkGonePage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="That link has been used or is too old">
    <p>Links work once, and not for long. That keeps your child’s record safe.</p>
    <Button text="Send me a new link" href="/sign-in" />
  </Page>
)
