/** What a family sees of a record opened without their share, and their word to the steward. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Frame } from '#platform/frame.ts'
import type { FormState } from '#platform/forms.ts'
import { momentInWords, timeInWords } from '#platform/time.ts'
import type { Told } from './glass.ts'
import { findingForFamily, reasonForFamily } from './rules.ts'

type Named = { id: string; knownAs: string }
const Words = ({ child, told, zone }: { child: Named; told: Told; zone: string }) => (
  <>
    <p>
      A person who does not usually work with you opened {child.knownAs}’s record for one hour, because{' '}
      {reasonForFamily(told.reason)}. It was {told.name}, {told.job}, on {momentInWords(told.at, zone)}.
      {told.endedAt
        ? ` They closed it at ${timeInWords(told.endedAt, zone)}.`
        : ` It closes by itself at ${timeInWords(told.until, zone)}.`}{' '}
      They can read, and change nothing.
    </p>
    <p>
      The steward, who looks after privacy here, checks every one of these.{' '}
      {told.finding === null
        ? 'They have not checked this one yet.'
        : `They checked this one: ${findingForFamily(told.finding)}.`}
    </p>
  </>
)

/** On the page that says who looked. */
export const OpenedInEmergency = ({ child, told, zone }: { child: Named; told: Told[]; zone: string }) =>
  told.length === 0 ? null : (
    <section>
      <h2>Opened without your share</h2>
      {told.map((each) => (
        <InsetText>
          <Words child={child} told={each} zone={zone} />
          <p>
            <a href={`/children/${child.id}/who-looked/${each.id}`}>
              {each.said.length === 0 ? 'Say something about this' : 'What you said about this'}
              <span class="nhsuk-u-visually-hidden">, opened by {each.name}</span>
            </a>
          </p>
        </InsetText>
      ))}
    </section>
  )

export const SayPage = ({
  frame,
  child,
  told,
  form,
  zone,
}: {
  frame: Frame
  child: Named
  told: Told
  form: FormState
  zone: string
}) => (
  <Page
    {...frame}
    title="Say something about this"
    form={form}
    back={{ href: `/children/${child.id}/who-looked`, text: 'Back to who looked' }}
  >
    <Words child={child} told={told} zone={zone} />
    {told.said.length > 0 && (
      <>
        <h2>What you said</h2>
        {told.said.map((words) => (
          <InsetText>{words}</InsetText>
        ))}
      </>
    )}
    <Form>
      <Question form={form} name="words" />
      <WhoWillSee who="the steward. They see that it comes from the family, not which of you." />
      <Button text="Send it to the steward" preventDoubleClick />
    </Form>
    <WhatNext steps={['The steward reads it and looks at this again.']} />
  </Page>
)
