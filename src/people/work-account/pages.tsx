/** When a work account did not let somebody in. Each says what to do, and none says what was wrong with the answer. */
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import type { Frame } from '#platform/frame.ts'
import type { Refusal } from './work-account.ts'

const back = { href: '/sign-in', text: 'Back to sign in' }

const words: Record<Refusal, { title: string; says: string }> = {
  'not trusted': {
    title: 'We could not be sure it was you',
    says: 'Something in the answer from your work account did not fit, so we stopped. Nothing was opened. It often works the second time.',
  },
  stopped: {
    title: 'You are not signed in',
    says: 'Your work account sent you back without signing you in. You can try again when you are ready.',
  },
  'out of reach': {
    title: 'Your work account does not answer',
    says: 'We asked it and heard nothing. Wait a few minutes and try again. If it goes on, tell the people who look after your computers at work.',
  },
}

export const RefusedPage = ({ frame, why, again }: { frame: Frame; why: Refusal; again: string }) => (
  <Page {...frame} title={words[why].title} back={back}>
    <p>{words[why].says}</p>
    <Button text="Try again" href={again} />
  </Page>
)

export const NotEnteredPage = ({ frame, area }: { frame: Frame; area: string }) => (
  <Page {...frame} title="We do not know you here yet" back={back}>
    <p>Your work account is real, but nobody has added you to Ninefold in {area}.</p>
    <p>
      Ask the person who leads your team. They can ask whoever looks after Ninefold in {area} to add your name
      and your work email address. Then sign in again.
    </p>
    <p>
      Are you a parent or carer? <a href="/sign-in">Ask for a link instead</a>. You do not need an account.
    </p>
  </Page>
)
