/** A young person's own pages, in the first person. */
import { StandsOver, type StandingOver } from '#children/children.ts'
import { ActionLink } from '#design/action-link.tsx'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { PrivateUnless } from '#design/private-unless.tsx'
import { Question } from '#design/questions.tsx'
import { ReadAloud } from '#design/read-aloud.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { PlanForHardDays } from '#safety/safety-pages.tsx'
import { partsSaid, type Parts } from './rules.ts'

type Props = { frame: Frame }
const back = { href: '/mine', text: 'My page' }

type Words = { begun: boolean; shownTo: 'nobody' | 'chosen' | 'everyone' }
const shownWords = {
  nobody: 'Nobody sees them but you.',
  chosen: 'The people you chose see them.',
  everyone: 'Everyone who helps you sees them.',
} as const

export const MyPage = ({
  frame,
  childId,
  called,
  words,
  call,
  hasCard,
  decides,
  onHardDays,
  over,
  zone,
}: Props & {
  childId: string
  called: string
  words: Words
  /** They asked to be seen alone, and nobody has been in touch yet. */
  call: { who: string; dueOn: Day } | undefined
  hasCard: boolean
  decides: boolean
  onHardDays: boolean
  over: StandingOver
  zone: string
}) => (
  <Page {...frame} title="My page">
    <p class="nf-lede">Hello {called}. This is yours.</p>
    <ReadAloud of="maincontent" />
    <StandsOver over={over} zone={zone} reader="family" />
    {call && (
      <InsetText>
        <p>
          You asked to be seen alone. {call.who} will be in touch by <strong>{dayInWords(call.dueOn)}</strong>
          . Nobody at home is told.
        </p>
      </InsetText>
    )}
    <h2>What I say</h2>
    <ul class="nf-plain">
      <li>
        <ActionLink
          text={words.begun ? 'My own words' : 'Say how it is for me'}
          href={`/children/${childId}/own-words`}
        />
        <p class="nhsuk-hint">
          Pictures to press, and you can skip anything. {words.begun && shownWords[words.shownTo]}
        </p>
      </li>
      <li>
        <ActionLink text="Understanding me" href="/mine/understanding" />
        <p class="nhsuk-hint">What I am good at, what is hard, what helps. And a letter to my teacher.</p>
      </li>
      <li>
        <ActionLink text="My card" href="/mine/card" />
        <p class="nhsuk-hint">
          {hasCard
            ? 'It can be shown now. You can take it away at any time.'
            : 'Three lines to show to any grown-up.'}
        </p>
      </li>
      <li>
        <ActionLink text="My name" href="/mine/names" />
        <p class="nhsuk-hint">What I am called, and where that is safe.</p>
      </li>
    </ul>
    <h2>Who helps, and who sees</h2>
    <ul>
      <li>
        <a href="/mine/alone">I would like to be seen alone</a>
      </li>
      <li>
        <a href="/mine/carers">Who sees my record</a>
        {decides && ': it is yours to decide'}
      </li>
      <li>
        <a href={`/children/${childId}/who-looked`}>Who has looked</a>
      </li>
      <li>
        <a href={`/children/${childId}/plan`}>My plan</a>
      </li>
      <li>
        <a href={`/children/${childId}/agreements`}>What I agreed to, and medical things</a>
      </li>
      <li>
        <a href={`/children/${childId}/everything`}>A copy of all of it</a>
      </li>
      <li>
        <a href={`/children/${childId}/write`}>Something is not safe</a>
      </li>
      {onHardDays && (
        <li>
          <PlanForHardDays childId={childId} />
        </li>
      )}
    </ul>
  </Page>
)

export const AlonePage = ({
  frame,
  form,
  call,
}: Props & { form: FormState; call: { who: string; dueOn: Day } | undefined }) => (
  <Page {...frame} title="I would like to be seen alone" form={form} back={back}>
    <ReadAloud of="maincontent" />
    {call ? (
      <>
        <p>
          You asked. {call.who} will be in touch with you by <strong>{dayInWords(call.dueOn)}</strong>.
        </p>
        <p>Nobody at home is told that you asked.</p>
      </>
    ) : (
      <>
        <p>A person from the team meets you, or talks with you, with no parent or carer there.</p>
        <PrivateUnless />
        <Form>
          <Question form={form} name="words" />
          <WhoWillSee who="only the team. Your carers are not told" />
          <Button text="Yes, I would like that" preventDoubleClick />
        </Form>
        <WhatNext
          steps={[
            'Somebody is in touch within five working days.',
            'They ask you how, and where, and who may know.',
          ]}
        />
      </>
    )}
    <p>
      Can it not wait? <a href={frame.links?.helpNow ?? '/help-now'}>Help now</a>, or ring Childline on{' '}
      <a href="tel:08001111">0800 1111</a>. It is free, by day and by night.
    </p>
  </Page>
)

export const UnderstandingPage = ({ frame, form, begun }: Props & { form: FormState; begun: boolean }) => (
  <Page {...frame} title="Understanding me" form={form} back={back}>
    <ReadAloud of="maincontent" />
    <p>Write what you like, and leave out what you like. Somebody can write it down for you.</p>
    <PrivateUnless />
    <Form>
      <Question form={form} name="goodAt" />
      <Question form={form} name="hard" />
      <Question form={form} name="helps" />
      <Question form={form} name="notHelps" />
      <Question form={form} name="teacher" />
      <Question form={form} name="shown" />
      <WhoWillSee who="only you, unless you tick the box" />
      <Button text="Save" preventDoubleClick />
    </Form>
    {begun && (
      <p>
        <a href="/mine/letter">See the letter to my teacher</a>
      </p>
    )}
  </Page>
)

export const LetterPage = ({
  frame,
  called,
  teacher,
  parts,
  madeOn,
}: Props & {
  called: string
  teacher: string
  parts: ReturnType<typeof partsSaid>
  madeOn: string
}) => (
  <Page
    {...frame}
    title="A letter to my teacher"
    back={{ href: '/mine/understanding', text: 'Understanding me' }}
    sheet={`From ${called}. ${madeOn}.`}
  >
    {parts.length === 0 && teacher === '' ? (
      <p>
        There is nothing in it yet. It is made from{' '}
        <a href="/mine/understanding">what you write about yourself</a>.
      </p>
    ) : (
      <>
        <div class="nf-screen">
          <p>Only you see this. Print it, or open it as a PDF, and give it to whom you like.</p>
          <Button text="Open it as a PDF" href="/mine/letter/pdf" />
        </div>
        <p>Dear teacher,</p>
        {teacher && <p>{teacher}</p>}
        {parts.map(({ heading, words }) => (
          <>
            <h2>{heading}</h2>
            <p>{words}</p>
          </>
        ))}
        <p>Thank you for reading this.</p>
        <p>{called}</p>
      </>
    )}
  </Page>
)

/** Where the grown-ups read: the young person's own page, as far as it is shown. */
export const UnderstandingShown = ({ called, said }: { called: string; said: Parts }) => (
  <InsetText>
    <h2>Understanding {called}, in their own words</h2>
    <dl>
      {partsSaid(said).map(({ heading, words }) => (
        <>
          <dt>{heading}</dt>
          <dd>{words}</dd>
        </>
      ))}
    </dl>
  </InsetText>
)
