/** A young person's own pages about who sees their record, in the first person. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { PrivateUnless } from '#design/private-unless.tsx'
import { Question } from '#design/questions.tsx'
import { ReadAloud } from '#design/read-aloud.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, forever, type Moment } from '#platform/time.ts'
import { isInReview, seesIt, seesPrivate, type CarerAccess } from './rules.ts'

type Props = { frame: Frame }
const mine = { href: '/mine', text: 'My page' }

const sees = (carer: CarerAccess, now: Moment, zone: string) => {
  const until =
    carer.until === forever
      ? 'until I say stop'
      : carer.until
        ? `until ${dayInWords(dayOf(carer.until, zone))}`
        : ''
  if (!seesIt(carer, now)) return 'Does not see it now.'
  if (seesPrivate(carer, now)) return `Sees it, ${until}.`
  return `Sees it, ${until}. Not the private parts.`
}

export const MyCarersPage = ({
  frame,
  carers,
  decides,
  older,
  tookOver,
  now,
  zone,
}: Props & {
  carers: CarerAccess[]
  /** It is theirs to decide. */
  decides: boolean
  older: boolean
  tookOver: boolean
  now: Moment
  zone: string
}) => (
  <Page {...frame} title="Who sees my record" back={mine}>
    <ReadAloud of="maincontent" />
    {older ? (
      <p>You are 16 or older. You decide who sees it.</p>
    ) : decides ? (
      <p>You decide who sees the private parts. At 16 you decide about all of it.</p>
    ) : (
      <p>
        Your carers see your record until you are 16. From 13 they do not see the private parts. Then you
        decide.
      </p>
    )}
    <p>What you keep private in your own words, nobody sees but you, until you show it.</p>
    {decides && !tookOver && (
      <Form action="/mine/take-over">
        <p>Take over, and you can also share it with others, and stop sharing.</p>
        <Button text="I take over" preventDoubleClick />
      </Form>
    )}
    <h2>My carers</h2>
    {carers.length === 0 && <p>No carer is here.</p>}
    <SummaryList
      rows={carers.map((carer) => ({
        key: `${carer.name}, ${carer.relationship}`,
        value: (
          <>
            {sees(carer, now, zone)}
            {carer.until !== null && isInReview(carer, now) && decides && (
              <strong> It is time to say.</strong>
            )}
          </>
        ),
        ...(decides
          ? {
              actions: [
                { href: `/mine/carers/${carer.carerId}`, text: 'Decide', about: `about ${carer.name}` },
              ],
            }
          : {}),
      }))}
    />
    <p>
      <a href="/mine/alone">I would like to talk about this with somebody, alone</a>
    </p>
  </Page>
)

export const DecidePage = ({
  frame,
  carer,
  form,
  older,
  now,
  zone,
}: Props & { carer: CarerAccess; form: FormState; older: boolean; now: Moment; zone: string }) => (
  <Page
    {...frame}
    title="What may this carer see?"
    caption={carer.name}
    form={form}
    back={{ href: '/mine/carers' }}
  >
    <ReadAloud of="maincontent" />
    <p>
      Now: {carer.name}. {sees(carer, now, zone)}
    </p>
    <Form>
      <Question form={form} name="say" />
      <Button text="That is my choice" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'It holds at once. You can change it on any day.',
        older
          ? `${carer.name} is told kindly that you are 16 and it is yours now. Not what you chose, nor why.`
          : `${carer.name} goes on seeing the rest until you are 16.`,
        'Does somebody press you to say yes? You can talk to somebody alone.',
      ]}
    />
    <p>
      <a href="/mine/alone">Talk to somebody alone</a>
    </p>
  </Page>
)

export const OwnInvitePage = ({
  frame,
  invite,
  form,
  zone,
}: Props & {
  invite: { name: string; byName: string; expiresAt: Moment }
  form: FormState
  zone: string
}) => (
  <Page {...frame} title="A record of your own" form={form} back={{ href: '/home' }}>
    <ReadAloud of="maincontent" />
    <p>
      Hello {invite.name}. {invite.byName} asks if you would like to see your own record.
    </p>
    <ul>
      <li>You see what is written about you, and who has looked.</li>
      <li>You say how things are for you, in your own words. You can skip anything.</li>
      <li>Your words are private until you show them.</li>
    </ul>
    <PrivateUnless />
    <Form>
      <Question form={form} name="yourName" />
      <p>
        <Button text="Yes, show me" name="answer" value="yes" preventDoubleClick />{' '}
        <Button text="No, thank you" variant="secondary" name="answer" value="no" />
      </p>
    </Form>
    <p class="nhsuk-hint">You can answer until {dayInWords(dayOf(invite.expiresAt, zone))}.</p>
  </Page>
)

export const OwnInviteOverPage = ({ frame }: Props) => (
  <Page {...frame} title="There is no invite for you here" back={{ href: '/home' }}>
    <p>It may have been answered, or its 14 days are over. Ask the person who sent it to send another.</p>
    <Button text="Go to your first page" href="/home" />
  </Page>
)
