import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { together } from '../homes/rules.ts'
import type { Few } from './rules.ts'

type Looks = { frame: Frame; child: { id: string } }
const back = (child: { id: string }) => ({
  href: `/children/${child.id}/sharing`,
  text: 'Back to who can see it',
})

export const FewPage = ({ frame, child, form, anyone }: Looks & { form: FormState; anyone: boolean }) => (
  <Page {...frame} title="Keep the record to a few people" form={form} back={back(child)}>
    <p>
      Only the colleagues you name can then find or open it. To everybody else it is as if there were no such
      record. Your family sees it as before.
    </p>
    {anyone ? (
      <Form>
        <Question form={form} name="because" />
        <Question form={form} name="few" />
        <Question form={form} name="lookAgain" />
        <InsetText>
          If your child may be in danger, a colleague can still open it for one hour. They must say why, and
          the steward, who looks after privacy here, is told at once.
        </InsetText>
        <Button text="Keep it to these people" preventDoubleClick />
      </Form>
    ) : (
      <p>
        It is shared with no person by name yet.{' '}
        <a href={`/children/${child.id}/share`}>Share it with somebody</a> first. You can then keep it to
        them.
      </p>
    )}
    <WhatNext
      steps={[
        'It works at once. Teams see nothing while it lasts.',
        'The people you name help you as before.',
        'You can open it again at any time.',
      ]}
    />
  </Page>
)

export const KeptToFewPage = ({
  frame,
  child,
  few,
  reason,
  zone,
}: Looks & { few: Few; reason: string; zone: string }) => (
  <Page {...frame} title="The record is kept to a few people" back={back(child)}>
    <p>
      Since {dayInWords(dayOf(few.at, zone))}, besides your family, only{' '}
      <strong>{together(few.names)}</strong> can find or open it. {reason}.
    </p>
    <p>Look at it again together by {dayInWords(few.reviewOn)}.</p>
    {few.byRole === 'family' ? (
      <Form action={`/children/${child.id}/few/open`}>
        <p>Everybody you share it with, and have not stopped, sees it again when you press this.</p>
        <Button text="Open it again" variant="secondary" preventDoubleClick />
      </Form>
    ) : (
      <p>The steward, who looks after privacy here, decided this. Only they can end it.</p>
    )}
  </Page>
)
