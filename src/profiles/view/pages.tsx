import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { KeepOnPhone } from '#design/keep-on-phone.tsx'
import { Page } from '#design/page.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { ReleaseQuestion } from './release-pages.tsx'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }
export const whoSees = 'only you, until you choose to show it'

export const BeginPage = ({
  frame,
  child,
  status,
  begun,
  keeper,
}: Props & { status: string; begun: boolean; keeper: string | undefined }) => (
  <Page
    {...frame}
    title={`Tell us about ${child.knownAs}`}
    tab="Tell us about your child"
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
  >
    <KeepOnPhone whose={keeper} />
    <p>
      First what you enjoy and what worries you. Then nine lines, one page each: how they talk, move, feel,
      learn and more. Leave out anything you like.
    </p>
    <ul>
      <li>It takes about 15 minutes. You can stop at any time. Each page is saved.</li>
      <li>You can carry on later, on another phone or computer.</li>
      <li>Is there no signal? Go on. This phone keeps what you say, and sends it when the signal is back.</li>
      <li>It is a picture, not a test. There is no score.</li>
      <li>
        Rather write by hand, or say it by telephone? <a href="/on-paper">Print the paper form</a>.
      </li>
    </ul>
    <WhoWillSee who={whoSees} more={{ href: '/who-can-see', text: 'How we keep it that way' }} />
    <Form>
      <Button text={begun ? 'Carry on' : 'Start'} preventDoubleClick />
    </Form>
    {begun && (
      <p>
        <a href={`/children/${child.id}/view/who-sees`}>Choose who can see your view</a>
      </p>
    )}
    <WhatNext
      steps={[
        'As soon as you stop, you see three things to try tonight.',
        'Later you can go through it with someone trained, and agree it together.',
      ]}
    />
    <p class="nhsuk-hint">{status}</p>
  </Page>
)

export const UrgentPage = ({
  frame,
  child,
  lead,
  dueOn,
  labels,
  action,
  onwards,
}: Props & { lead: string; dueOn: Day; labels: string; action: string; onwards: string }) => (
  <Page {...frame} title="You said this is urgent" back={{ href: onwards }}>
    <p>
      Shall {lead} get in touch with you? They will do it by the end of <strong>{dayInWords(dueOn)}</strong>.
    </p>
    <InsetText>
      Is someone in danger now? Do not wait for us. Ring <a href="tel:999">999</a>, or look at{' '}
      <a href={frame.links?.helpNow ?? '/help-now'}>help now</a>.
    </InsetText>
    <p>
      To do that, {lead} and the area’s team will see {child.knownAs}’s name, how to reach you, your plan, and
      that {labels} is urgent. They will not see your view unless you show it.
    </p>
    <Form action={action}>
      <input type="hidden" name="onwards" value={onwards} />
      <p>
        <Button text="Yes, please get in touch" name="ring" value="yes" preventDoubleClick />{' '}
        <Button text="Not now" variant="secondary" name="ring" value="no" />
      </p>
    </Form>
  </Page>
)

export const PromisedPage = ({
  frame,
  child,
  lead,
  dueOn,
  onwards,
}: Props & { lead: string; dueOn: Day; onwards: string }) => (
  <Page {...frame} title={`${lead} will be in touch`} tab="Somebody will be in touch">
    <p>
      By the end of <strong>{dayInWords(dueOn)}</strong>. It stays on their list until they have spoken to
      you.
    </p>
    <p>
      <a href={`/children/${child.id}/contact`}>Check how they can reach you</a>
    </p>
    <Button text="Carry on" href={onwards} />
  </Page>
)

export const FinishPage = ({
  frame,
  child,
  form,
  said,
  keeper,
  apart,
}: Props & { form: FormState; said: string; keeper: string | undefined; apart: number }) => (
  <Page {...frame} title="That is saved" form={form} back={{ href: `/children/${child.id}/view` }}>
    <KeepOnPhone whose={keeper} />
    <p>{said}</p>
    {apart > 0 && (
      <InsetText>
        <p>
          Two phones or computers said different things. Both are kept.{' '}
          <a href={`/children/${child.id}/view/two-answers`}>Choose what is right</a>
        </p>
      </InsetText>
    )}
    <Form>
      <ReleaseQuestion form={form} />
      <Button text="Show me what helps" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'Three things to try tonight, and ten that fit best.',
        'You can change your answers at any time.',
        'When you are ready, share it with someone trained and agree it together.',
      ]}
    />
  </Page>
)
