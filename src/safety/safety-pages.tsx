/** What other rooms' pages show of this one: the numbers to ring, and what a child's page says. */
import type { Area } from '#areas/areas.ts'
import { InsetText } from '#design/inset-text.tsx'
import { dayInWords } from '#platform/time.ts'
import type { HelpOffered as Offered } from './safety.ts'

const tel = (phone: string) => `tel:${phone.replaceAll(' ', '')}`

/** For everyone, everywhere, by day and by night. */
export const RingNow = () => (
  <ul>
    <li>
      Danger to life: <a href="tel:999">999</a>
    </li>
    <li>
      Someone’s mental health is in crisis: <a href="tel:111">111</a>, and choose the mental health option
    </li>
    <li>
      Not sure, and it is about health: <a href="tel:111">111</a>
    </li>
    <li>
      A child or young person who wants to talk: Childline, <a href="tel:08001111">0800 1111</a>, free, by day
      and by night
    </li>
  </ul>
)

/** The area's own desk and its hours. */
export const RingTheDesk = ({ area: { helpNow } }: { area: Area }) => (
  <ul>
    <li>
      {helpNow.dutyDesk.name}: <a href={tel(helpNow.dutyDesk.phone)}>{helpNow.dutyDesk.phone}</a>,{' '}
      {helpNow.dutyDesk.hours}
    </li>
    <li>
      {helpNow.outOfHours.name}: <a href={tel(helpNow.outOfHours.phone)}>{helpNow.outOfHours.phone}</a>
    </li>
  </ul>
)

/** On a family's page: what a colleague wrote is theirs; that help was offered is the family's to know. */
export const HelpOffered = ({ offered, first }: { offered: readonly Offered[]; first: string }) =>
  offered.map(({ teller, offer, dueOn, takenBy, spokenBy }) => (
    <InsetText>
      <p>
        {teller}, asked that somebody offer you help.{' '}
        {spokenBy
          ? `${spokenBy} has spoken to you or your family.`
          : `${takenBy ?? first} will offer you a call by the end of ${dayInWords(dueOn)}.`}
      </p>
      {offer && <p>They wrote to you: {offer}</p>}
    </InsetText>
  ))

/** On a child’s pages, for those the plan names; for everyone else there is no such line. */
export const PlanForHardDays = ({ childId }: { childId: string }) => (
  <a href={`/children/${childId}/hard-days`}>When things are hard: the plan</a>
)

type Note = { id: string; mine: boolean; when: string; open: boolean }

/** On a child's page for staff: notes they may read, named by their day alone. */
export const NotesToRead = ({ childId, notes }: { childId: string; notes: readonly Note[] }) =>
  notes.length > 0 && (
    <ul>
      {notes.map(({ id, mine, when, open }) => (
        <li>
          <a href={mine ? `/children/${childId}/letters/${id}` : `/read/${id}`}>
            {mine ? 'What you wrote' : 'A note'} on {when}
          </a>
          {open ? '' : ', closed'}
        </li>
      ))}
    </ul>
  )
