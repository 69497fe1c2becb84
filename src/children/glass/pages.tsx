/** A colleague's way to one child's record in an emergency. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { SignInThenSend } from '#design/sign-in-then-send.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Frame } from '#platform/frame.ts'
import { fieldsOf, type Body, type FormState } from '#platform/forms.ts'
import { triesAnHour } from './rules.ts'

type Props = { frame: Frame }
const title = 'Open a record in an emergency'
const find = { href: '/find', text: 'Find a child' }
const again = { href: '/break-glass', text: 'Back' }

export const SearchPage = ({ frame, form }: Props & { form: FormState }) => (
  <Page {...frame} title={title} form={form} back={find}>
    <p>
      For when somebody may come to harm and the child is not shared with you. You can read one child’s record
      for one hour. You cannot write in it.
    </p>
    <InsetText>
      <p>
        <strong>In danger now? Ring 999 first.</strong> This page rings nobody. The area’s steward checks
        every time it is used.
      </p>
    </InsetText>
    <WhoWillSee who="the steward sees that you looked for a child. What you type here is not kept." />
    <Form>
      <Question form={form} name="firstName" />
      <Question form={form} name="familyName" />
      <Question form={form} name="bornOn" />
      <Button text="Look for this child" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'We say only whether one child matches. Names and the day of birth must be exactly right.',
        'You say why you need to see it. The steward is told as you open it.',
        'After one hour, or when you say so, it closes.',
      ]}
    />
  </Page>
)

export const TooManyTriesPage = ({ frame }: Props) => (
  <Page {...frame} title="You have looked five times in an hour" back={again}>
    <p>
      {triesAnHour} tries an hour is the most, so that nobody can look around here. Wait an hour, or ask the
      team that works with the child. If somebody is in danger, ring 999.
    </p>
  </Page>
)

export const NoMatchPage = ({ frame, matches }: Props & { matches: number }) => (
  <Page {...frame} title={matches === 0 ? 'No child matches' : 'More than one child matches'} back={again}>
    <p>
      {matches === 0
        ? 'Check how the names are spelt, and the day, month and year. They may not be on Ninefold, or they may live in another area.'
        : 'We cannot tell which child you mean, so neither is opened. Ask the area’s team.'}
    </p>
    <Button text="Look again" href="/break-glass" />
  </Page>
)

export const BreakPage = ({ frame, form }: Props & { form: FormState }) => (
  <Page {...frame} title="One child matches" form={form} back={again}>
    <p>Nothing is opened yet. Say why you need to see this record now.</p>
    <Form>
      <Question form={form} name="reason" />
      <Question form={form} name="words" />
      <WhoWillSee who="the area’s steward sees all of it, and what you open. The family sees your name, the time and the reason you choose, unless the steward says why not yet." />
      <Button text="Open this record for one hour" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'The steward is told in the same moment. If they cannot be told, nothing opens.',
        'You can read the profile, the plan and how to reach the family. You do not see what is kept private.',
        'It closes after one hour. You can close it before.',
      ]}
    />
  </Page>
)

export const NotThisWayPage = ({ frame, form }: Props & { form: FormState }) => (
  <Page {...frame} title="This record cannot be opened this way" form={form} back={again}>
    <p>Nothing was opened. It is one of these:</p>
    <ul>
      <li>
        You can see this child already. <a href="/find">Find them by name</a>.
      </li>
      <li>
        You opened it from this page before, and the hour is over. <a href="/break-glass">Look again</a>.
      </li>
      <li>Nobody else in your area is its steward, so nobody would check it. Ask your manager.</li>
    </ul>
    <p>If somebody is in danger, ring 999.</p>
  </Page>
)

/** What was typed stands in the page, to be sent once they have signed in again. */
export const FreshFirstPage = ({ frame, typed, action }: Props & { typed: Body; action: string }) => {
  const kept = fieldsOf(typed)
  return (
    <Page {...frame} title="Sign in again first" back={find}>
      <p>
        You signed in more than 15 minutes ago. A record opens only for somebody who has just shown who they
        are.{kept.length > 0 && ' Nothing you typed is lost: it is kept on this page.'}
      </p>
      {kept.length > 0 ? (
        <SignInThenSend typed={kept} action={action} text="Send what I typed" />
      ) : (
        <>
          <p>
            <a href="/sign-in" target="_blank" rel="noopener">
              Sign in, in a new tab
            </a>
            , and come back to this page.
          </p>
          <Button text="I have signed in again" href={action} />
        </>
      )}
    </Page>
  )
}
