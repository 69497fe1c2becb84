import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'

export const NoticesPage = ({ frame, form }: { frame: Frame; form: FormState }) => (
  <Page
    {...frame}
    title="Which letters you get"
    form={form}
    back={{ href: '/me/told', text: 'How we tell you things' }}
  >
    <p>Turn off what you do not want. You still see everything here when you sign in.</p>
    <Form>
      <Question form={form} name="wanted" />
      <Button text="Save" preventDoubleClick />
    </Form>
    <p>
      Some letters always come: your links to sign in, what concerns your sign-in, what may be about safety,
      and changes in who sees your child’s record.
    </p>
    <WhatNext steps={['It works at once.', 'You can turn them on again here at any time.']} />
  </Page>
)

export const StopPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Stop this kind of letter">
    <p>Press the button, and no more letters of this kind come to you. Other letters still do.</p>
    <Form>
      <Button text="Stop them" preventDoubleClick />
    </Form>
  </Page>
)

export const StoppedPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="No more of these letters">
    <p>That is saved. You still see what is new when you sign in.</p>
    <p>
      Changed your mind? <a href="/sign-in">Sign in</a>, look under your name, and turn them on again.
    </p>
  </Page>
)

export const TooOldToStopPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="That link is too old">
    <p>
      Links in letters stop working after 30 days. <a href="/sign-in">Sign in</a> and look under your name:
      there you choose which letters you get.
    </p>
  </Page>
)
