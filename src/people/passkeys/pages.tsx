import type { Child } from 'hono/jsx'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import type { Passkey } from './rules.ts'

const back = { href: '/me' }

/** What a device is asked. It stands in a form: the script fills in the answer and sends it like every other form. */
export type Asked = object

export const AddPasskeyPage = ({ frame, form, asked }: { frame: Frame; form: FormState; asked: Asked }) => (
  <Page {...frame} title="Add a passkey" form={form} back={back}>
    <p>
      Your phone keeps a key that opens Ninefold. You use your face, your finger or your screen lock, as you
      do to open the phone. We never see those.
    </p>
    <p>We send a note to your email and your phone to say you added one. A link still works as before.</p>
    <PasskeyForm asked={asked}>
      <Question form={form} name="name" />
      <Button text="Make the passkey" />
    </PasskeyForm>
    <WithoutPasskeys />
  </Page>
)

/** Where a passkey can be used; unseen where it cannot. */
export const PasskeySignIn = ({ asked }: { asked: Asked }) => (
  <PasskeyForm asked={asked} action="/sign-in/passkey">
    <p>Have you added a passkey here before?</p>
    <Button text="Sign in with a passkey" variant="secondary" />
  </PasskeyForm>
)

const PasskeyForm = ({ asked, action, children }: { asked: Asked; action?: string; children: Child }) => (
  <div data-passkey={JSON.stringify(asked)} hidden>
    <Form action={action ?? ''}>
      <input type="hidden" name="answer" />
      {children}
      <p role="alert" hidden>
        That did not work. Nothing has changed. Try again, or sign in by a link as before.
      </p>
    </Form>
  </div>
)

const WithoutPasskeys = () => (
  <div data-no-passkey>
    <p>This browser cannot make one. Nothing is lost: you can always sign in by a link.</p>
    <Button text="Back to your page" href="/me" variant="secondary" />
  </div>
)

export const FreshFirstPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Sign in again first" back={back}>
    <p>
      A passkey opens everything you can see here. So we ask you to show again that it is you: sign out, sign
      in by a link, and come back within 15 minutes.
    </p>
    <Form action="/sign-out">
      <Button text="Sign out" />
    </Form>
  </Page>
)

export const PasskeyRefusedPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="That passkey did not open the door" back={{ href: '/sign-in' }}>
    <p>It may have been removed, or the page was open too long. You can try again, or ask for a link.</p>
    <Button text="Sign in another way" href="/sign-in" />
  </Page>
)

/** On the page about oneself. */
export const Passkeys = ({ passkeys, zone }: { passkeys: readonly Passkey[]; zone: string }) => (
  <section>
    <h2>Passkeys</h2>
    <p>
      A passkey opens Ninefold with your face, your finger or your screen lock. The link to your email or
      phone still works.
    </p>
    <ul class="nf-plain">
      {passkeys.map(({ id, name, addedAt, usedAt }) => (
        <li>
          <h3>{name}</h3>
          <p>
            Added on {dayInWords(dayOf(addedAt, zone))}.{' '}
            {usedAt ? `Last used on ${dayInWords(dayOf(usedAt, zone))}.` : 'Not used yet.'}
          </p>
          <Form action={`/me/passkeys/${id}/remove`}>
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
              Remove it<span class="nhsuk-u-visually-hidden">: {name}</span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
    <Button text="Add a passkey" href="/me/passkeys/new" variant="secondary" />
  </section>
)
