import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Day } from '#platform/time.ts'
import type { Told } from '../tellings/telling.ts'
import type { Said } from './rules.ts'

const Questions = ({ form }: { form: FormState }) => (
  <>
    <Question form={form} name="way" />
    <Question form={form} name="format" />
    <Question form={form} name="interpreter" />
    <Question form={form} name="language" />
    <Button text="Save" preventDoubleClick />
  </>
)

export const MyNeedsPage = ({
  frame,
  form,
  said,
  canBeTold,
  told,
  zone,
}: {
  frame: Frame
  form: FormState
  said: Said | undefined
  /** Somebody may ring them: a team they share their way to be reached with. */
  canBeTold: boolean
  told: Told[]
  zone: string
}) => (
  <Page {...frame} title="How we tell you things" form={form} back={{ href: '/me', text: 'You' }}>
    <p>Say it once, here. Everybody who helps you sees it before they ring, write or meet you.</p>
    {told.some(({ doneAt }) => doneAt === null) && (
      <InsetText>
        <p>
          <strong>There is something new for you.</strong> Somebody who helps you will tell you, the way you
          asked. You can also <a href="/home">look now</a>.
        </p>
      </InsetText>
    )}
    {said && (
      <p>
        You said this on {dayInWords(dayOf(said.at, zone))}
        {said.byId === said.carerId ? '' : ', and somebody who helps you wrote it down for you'}. Change it at
        any time.
      </p>
    )}
    <WhoWillSee who="you, and people you let see how to reach you. Never another carer." />
    <Form>
      <Questions form={form} />
    </Form>
    <WhatNext
      steps={[
        canBeTold
          ? 'From now on, news reaches you the way you chose. If you chose a call, post or Easy Read, a person does it.'
          : 'Nobody may ring you yet: you have not shared how to reach you. Until you do, we write to you.',
        'A link to sign in still comes the way you ask for it.',
        'Some letters you can turn off.',
      ]}
    />
    <p>
      <a href="/me/notices">Choose which letters you get</a>
    </p>
  </Page>
)

export const TheirNeedsPage = ({
  frame,
  form,
  child,
  name,
  saidOn,
}: {
  frame: Frame
  form: FormState
  child: { id: string; knownAs: string }
  name: string
  saidOn: Day | undefined
}) => (
  <Page
    {...frame}
    title="How to tell a parent or carer"
    caption={name}
    form={form}
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
  >
    <p>
      Ask {name} these questions, on the telephone or when you meet. Write down what they say. “You” in each
      question is {name}.
    </p>
    {saidOn && <p>Last said on {dayInWords(saidOn)}. What you save takes its place.</p>}
    <WhoWillSee
      who={`${name}, and colleagues who may reach ${name}, with each of their children. Never another carer.`}
    />
    <Form>
      <Questions form={form} />
    </Form>
    <WhatNext
      steps={[
        'Everybody who rings, meets or writes to them sees it from now on.',
        'If they need a call, post, Easy Read, audio, braille or an interpreter, news comes as something to do on a team’s list, and not as a mail alone.',
      ]}
    />
  </Page>
)
