/** Something is not safe. The titles and addresses of these pages say nothing: somebody else may look at this browser. */
import type { Child } from 'hono/jsx'
import type { Area } from '#areas/areas.ts'
import { ActionLink } from '#design/action-link.tsx'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { LeaveQuickly } from '#design/leave-quickly.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Warning } from '#design/warning.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import type { Kind } from './rules.ts'
import { RingNow, RingTheDesk } from './safety-pages.tsx'

type Named = { id: string; knownAs: string }
/** Said before anyone writes and after, and reckoned when the page is read. */
export type Reading = {
  /** Everyone on the rota. */
  names: readonly string[]
  /** Those who are there when it is read next, in the order in which it comes to them; whether a message reaches each. */
  inTurn: readonly { id: string; name: string; reached: boolean }[]
  isWatched: boolean
  /** "This is not watched until 8am on Monday 23 November 2026." */
  watching: string
  hours: string
  climbsAfterMinutes: number
}
export type Props = { frame: Frame; area: Area; child: Named }
type Role = 'family' | 'staff'
const title = 'Write to us'
const caption = 'Something is not safe'
export const backTo = ({ id, knownAs }: Named) => ({ href: `/children/${id}`, text: `Back to ${knownAs}` })

export const HelpNow = ({ area, children }: { area: Area; children?: Child }) => (
  <Warning level={2} heading="Danger now? Ring, and a person answers">
    {children}
    <RingNow />
    <RingTheDesk area={area} />
  </Warning>
)

const WhoReads = ({ reading, kind, role }: { reading: Reading; kind: Kind; role: Role }) => (
  <>
    <p>
      <strong>{reading.watching}</strong> It is read {reading.hours}.
    </p>
    <WhoWillSee
      who={`you, ${listed(reading.names)}, who are on the area’s safety rota, and colleagues the child’s safety is shared with`}
    />
    <p>
      {reading.inTurn[0]?.name} has it first{toldWhen(reading)}.{' '}
      {kind === 'danger' &&
        reading.inTurn[1] &&
        `If it waits ${reading.climbsAfterMinutes} minutes of those hours, it is ${reading.inTurn[1].name}’s, and so on. `}
      They see the child’s name and age, and how to reach {role === 'family' ? 'you' : 'the family'}.{' '}
      {role === 'family'
        ? 'No other carer of your child sees that you wrote, or what.'
        : 'The family does not read what you wrote. They read that help was offered, and by whom.'}{' '}
      Nothing is sent on by itself: a person reads it and decides.
    </p>
  </>
)

/** Only where a message reaches the first: else they find it when they look. */
const toldWhen = ({ inTurn: [first], isWatched }: Reading) =>
  first?.reached ? `, and is sent a message to look ${isWatched ? 'at once' : 'when those hours begin'}` : ''

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Where to begin, for somebody who came from help now. */
export const WhomPage = ({
  frame,
  area,
  family,
  role,
}: {
  frame: Frame
  area: Area
  family: readonly { id: string; name: string }[]
  role: Role
}) => (
  <Page {...frame} title={title} caption={caption} back={{ href: '/home' }}>
    <LeaveQuickly to={area.safety.leaveTo} />
    <HelpNow area={area} />
    {family.length > 0 ? (
      <>
        <h2>Whom is it about?</h2>
        <ul class="nf-plain">
          {family.map(({ id, name }) => (
            <li>
              <ActionLink text={name} href={`/children/${id}/write`} />
            </li>
          ))}
        </ul>
      </>
    ) : role === 'staff' ? (
      <p>
        <a href="/find">Find the child</a>, and write from their page. If the child is not shared with you,
        ring the duty desk.
      </p>
    ) : (
      <p>
        You have not told us about a child yet. Ring one of these numbers: you do not need to be known here.
      </p>
    )}
  </Page>
)

export const ChoosePage = ({ frame, area, child, reading }: Props & { reading: Reading }) => (
  <Page {...frame} title={title} caption={caption} back={backTo(child)}>
    <LeaveQuickly to={area.safety.leaveTo} />
    <HelpNow area={area} />
    {reading.names.length === 0 && <NobodyReads area={area} />}
    <h2>What is it like?</h2>
    <ul class="nf-plain">
      {reading.names.length > 0 && (
        <>
          <li>
            <ActionLink
              text="Someone is in danger, or may be soon"
              href={`/children/${child.id}/write/now`}
            />
            <p class="nhsuk-hint">
              Thinking of ending their life or hurting themselves. Being hurt, or made to do things. A weapon,
              or a fire.
            </p>
          </li>
          <li>
            <ActionLink
              text="I am worried, and it can wait a day"
              href={`/children/${child.id}/write/soon`}
            />
            <p class="nhsuk-hint">
              Too much strain. Somebody takes advantage of them. Talk that frightens you. A person offers a
              call.
            </p>
          </li>
        </>
      )}
      <li>
        <ActionLink text="Keeping safe day to day" href={`/children/${child.id}/write/daily`} />
        <p class="nhsuk-hint">
          Roads, water, running off, spending online. Nobody is told. You see what helps.
        </p>
      </li>
      <li>
        <ActionLink text="When things are hard: one plan" href={`/children/${child.id}/hard-days`} />
        <p class="nhsuk-hint">
          The signs, what helps, and who does what. Only the people it names can read it.
        </p>
      </li>
    </ul>
  </Page>
)

const NobodyReads = ({ area }: { area: Area }) => (
  <p>
    <strong>Nobody reads messages about safety in {area.name} here yet.</strong> Ring one of these numbers
    instead.
  </p>
)

const topics = [
  ['Roads and running off', 'running off'],
  ['Water', 'water'],
  ['Online, games and money', 'online'],
  ['Big feelings that end in hurt', 'calm'],
] as const

/** Roads, water, running off, spending: what helps, and nobody is told. */
export const DailyPage = ({ frame, area, child }: Props) => (
  <Page
    {...frame}
    title={title}
    caption="Keeping safe day to day"
    back={{ href: `/children/${child.id}/write` }}
  >
    <LeaveQuickly to={area.safety.leaveTo} />
    <p>Many children need more practice and more watching with these. Nobody is told that you looked.</p>
    <ul>
      {topics.map(([words, q]) => (
        <li>
          <a href={`/handbook?q=${encodeURIComponent(q)}`}>{words}</a>
        </li>
      ))}
    </ul>
    <p>
      Would you like to talk it over? <a href={`/children/${child.id}/write/soon`}>Ask for a call</a>.
    </p>
  </Page>
)

const steps: Record<Kind, (first: string, dueOn: Day) => string[]> = {
  danger: (first) => [
    `A person reads it in the hours above: ${first} first.`,
    'They say by name that they have it. You see who, on the page after this.',
    'It is not done until somebody has spoken to the family or the young person.',
  ],
  worry: (first, dueOn) => [
    `${first} offers a call by the end of ${dayInWords(dueOn)}.`,
    'You decide together what happens next. You can say no.',
  ],
}

export const WritePage = ({
  frame,
  area,
  child,
  kind,
  role,
  reading,
  dueOn,
  form,
}: Props & { kind: Kind; role: Role; reading: Reading; dueOn: Day; form: FormState }) => (
  <Page
    {...frame}
    title={title}
    caption={kind === 'danger' ? 'Someone is in danger, or may be soon' : 'A worry'}
    form={form}
    back={{ href: `/children/${child.id}/write` }}
  >
    <LeaveQuickly to={area.safety.leaveTo} />
    {kind === 'danger' ? (
      <HelpNow area={area}>
        <p>Do not wait for us.</p>
      </HelpNow>
    ) : (
      <p>
        If it becomes danger, do not wait: <a href={frame.links?.helpNow ?? '/help-now'}>help now</a>.
      </p>
    )}
    {reading.names.length === 0 ? (
      <NobodyReads area={area} />
    ) : (
      <>
        <WhoReads reading={reading} kind={kind} role={role} />
        <Form>
          <Question form={form} name="words" />
          <Question form={form} name="reachHow" />
          {form.fields['offer'] && (
            <>
              <Question form={form} name="offer" />
              <Question form={form} name="keptFrom" />
              <Question form={form} name="keptBecause" />
            </>
          )}
          <Button text="Send it" preventDoubleClick />
        </Form>
        <WhatNext steps={steps[kind](reading.inTurn[0]?.name ?? '', dueOn)} />
      </>
    )}
  </Page>
)
