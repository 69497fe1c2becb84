/** Reading the plan for when things are hard. Its title and address say nothing to whoever looks at this browser later. */
import type { Area } from '#areas/areas.ts'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { LeaveQuickly } from '#design/leave-quickly.tsx'
import { Page } from '#design/page.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { Warning } from '#design/warning.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { RingNow, RingTheDesk } from '../safety-pages.tsx'
import { headings, type Named, type Sections } from './rules.ts'

export type Looks = { frame: Frame; area: Area; child: { id: string; knownAs: string } }
export type Plan = Sections & { nth: number; reviewBy: Day; by: string; on: Day; late: boolean }
export type Said = { words: string; saidTo: string; by: string; on: Day }
export const title = 'When things are hard'
export const addressOf = ({ child }: Pick<Looks, 'child'>) => `/children/${child.id}/hard-days`

/** A paragraph for each line that was typed. */
const Lines = ({ text }: { text: string }) => (
  <>
    {text
      .split('\n')
      .filter(Boolean)
      .map((line) => (
        <p>{line}</p>
      ))}
  </>
)

const Now = ({ area }: { area: Area }) => (
  <Warning level={2} heading="Danger now? Ring, and a person answers">
    <p class="nhsuk-heading-l">
      <a href="tel:999">999</a> · <a href="tel:111">111</a> ·{' '}
      <a href={`tel:${area.helpNow.dutyDesk.phone.replaceAll(' ', '')}`}>{area.helpNow.dutyDesk.phone}</a>
    </p>
    <RingNow />
    <RingTheDesk area={area} />
  </Warning>
)

export const PlanPage = ({
  frame,
  area,
  child,
  plan,
  said,
  people,
  named,
  mayWriteWords,
}: Looks & {
  plan: Plan
  said: Said | undefined
  people: Named[]
  /** Left out: whoever opened the record in an emergency reads, and no more. */
  named: boolean
  mayWriteWords: boolean
}) => {
  const address = addressOf({ child })
  const section = (key: keyof Sections) => (
    <>
      <h2>{headings[key]}</h2>
      {plan[key] ? <Lines text={plan[key]} /> : <p>Nothing is written here yet.</p>}
    </>
  )
  return (
    <Page {...frame} title={title} caption={child.knownAs} back={{ href: `/children/${child.id}` }}>
      <LeaveQuickly to={area.safety.leaveTo} />
      <Now area={area} />
      {!named && (
        <InsetText>
          You read this because you opened the record in an emergency. You can read it for this hour, and
          change nothing.
        </InsetText>
      )}
      <h2>In {child.knownAs}’s own words</h2>
      {said ? (
        <blockquote>
          <Lines text={said.words} />
          <p class="nhsuk-hint">
            {said.saidTo ? `Said to: ${said.saidTo}. Written down by ${said.by}` : 'Written by themselves'} on{' '}
            {dayInWords(said.on)}
          </p>
        </blockquote>
      ) : (
        <p>Nothing yet. These words come first, and they are {child.knownAs}’s.</p>
      )}
      {mayWriteWords && (
        <p class="nf-screen">
          <a href={`${address}/words`}>{said ? 'Say it anew' : 'Write these words'}</a>
        </p>
      )}
      {section('signs')}
      {section('helps')}
      {section('worse')}
      <h2>Who does what</h2>
      <SummaryList
        rows={people.map((person) => ({
          key: person.own ? child.knownAs : [person.name, person.about].filter(Boolean).join(', '),
          value: <Part address={address} person={person} named={named} />,
        }))}
      />
      <h2>{headings.atNight}</h2>
      <p>
        {area.helpNow.outOfHours.name}: {area.helpNow.outOfHours.phone}. Or 111, and choose the mental health
        option. Childline: 0800 1111.
      </p>
      <Lines text={plan.atNight} />
      {section('keptSafe')}
      <p>
        {plan.by} wrote or looked at this last, on {dayInWords(plan.on)}. Look at it together again by{' '}
        <strong>{dayInWords(plan.reviewBy)}</strong>
        {plan.late ? ', which has passed.' : '.'} Only the people named above can read it.
      </p>
      {named && (
        <div class="nf-screen">
          <Button text="Change the plan" href={`${address}/write`} />
          <p>
            <a href={`${address}/people`}>Who can read it: add a name, or take one off</a>
          </p>
          <h2>Did you look at it together?</h2>
          <p>
            If nothing changes, one press says so. It is then due again in twelve weeks. The people named are
            told.
          </p>
          <Form action={`${address}/looked-at`}>
            <input type="hidden" name="seen" value={plan.nth} />
            <Button text="We looked at it, and it still holds" variant="secondary" preventDoubleClick />
          </Form>
          <p>To have it on paper, print this page.</p>
        </div>
      )}
    </Page>
  )
}

const Part = ({ address, person, named }: { address: string; person: Named; named: boolean }) => (
  <>
    {person.part ? (
      <>
        {person.part} <em>{person.agreed ? 'Agreed.' : 'Not agreed yet.'}</em>
      </>
    ) : (
      'Can read this. No part is written yet.'
    )}
    {named && (
      <div class="nf-screen">
        <a href={`${address}/people/${person.id}/part`}>
          {person.part ? 'Change' : 'Write'}
          <span class="nhsuk-u-visually-hidden"> what {person.name} does</span>
        </a>
        {person.mine && person.part && !person.agreed && (
          <Form action={`${address}/people/${person.id}/part`}>
            <input type="hidden" name="part" value={person.part} />
            <Button text="Yes, I will do this" variant="secondary" small preventDoubleClick />
          </Form>
        )}
      </div>
    )}
  </>
)

/** For a colleague: the plans that name them, and are due. */
export const DuePage = ({
  frame,
  due,
}: {
  frame: Frame
  due: { childId: string; name: string; reviewBy: Day }[]
}) => (
  <Page {...frame} title={title} caption="To look at again" back={{ href: '/home', text: 'My desk' }}>
    <p>
      Plans that name you or your team, due within two weeks. Look at each together with the young person and
      the family.
    </p>
    {due.length === 0 && <p>None is due.</p>}
    <ul>
      {due.map(({ childId, name, reviewBy }) => (
        <li>
          <a href={`/children/${childId}/hard-days`}>{name}</a>, by {dayInWords(reviewBy)}
        </li>
      ))}
    </ul>
  </Page>
)

/** For whoever reaches the child and is not named: there may be a plan, or none. It looks the same. */
export const NoPlanPage = ({ frame, area, child, refused }: Looks & { refused?: boolean }) => (
  <Page {...frame} title={title} caption={child.knownAs} back={{ href: `/children/${child.id}` }}>
    <LeaveQuickly to={area.safety.leaveTo} />
    <Now area={area} />
    {refused && (
      <InsetText>
        A plan was written here already, and it does not name you. What you wrote is not kept. The people it
        names can add you. Are you worried about {child.knownAs}?{' '}
        <a href={`/children/${child.id}/write`}>Write to us</a>.
      </InsetText>
    )}
    <p>
      You can write down, together, how you notice that things are getting hard, what helps, and who does
      what. It is one plan for everyone who helps {child.knownAs}: home, school and the services.
    </p>
    <p>There is no plan here that names you.</p>
    {!refused && <Button text="Write one" href={`${addressOf({ child })}/write`} />}
  </Page>
)
