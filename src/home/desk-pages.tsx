/** A colleague's own page: the lists of what is due, and finding a child. */
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Input } from '#design/input.tsx'
import { Page } from '#design/page.tsx'
import type { DeskList, DeskRow, JoinNotice, Notice } from '#children/children.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, daysBetween, daysInWords, type Day } from '#platform/time.ts'
import { TrainingWords } from '#profiles/profiles-pages.tsx'
import type { Competency } from '#workforce/workforce.ts'
import { JoinNews } from './joined/notice.tsx'
import { PutRightNotices } from './put-right/notice.tsx'

export const deskNames: Record<DeskList, { name: string; about: string; empty: string }> = {
  urgent: {
    name: 'Urgent: be in touch',
    about: 'Somebody said urgent. Done only when you have spoken to the family.',
    empty: 'Nobody is waiting for an urgent call.',
  },
  talk: {
    name: 'Would like a call',
    about: 'Families who asked for a person, or for whom two things did not help.',
    empty: 'Nobody is waiting for a call.',
  },
  reviews: {
    name: 'Reviews',
    about: 'Profiles to look at again, the oldest promise first.',
    empty: 'No review is due.',
  },
  countersign: {
    name: 'To sign',
    about: 'Profiles agreed by a colleague whose training was not current. Help has started already.',
    empty: 'Nothing is waiting to be signed.',
  },
  carers: {
    name: 'Carers to decide about',
    about:
      'A carer’s access ends by age on this day. Ask the young person. Only if they cannot decide it, record a best-interests decision.',
    empty: 'No carer’s access ends within six months.',
  },
  children: {
    name: 'All my children',
    about: 'Everyone shared with you or your team.',
    empty: 'Nobody has shared a child with you yet. Families choose; ask them when you next talk.',
  },
}

export const DeskPage = ({
  frame,
  list,
  counts,
  toCheck,
  rows,
  next,
  start,
  today,
  competency,
  toRead,
  unreached,
  hardDays,
  toTell,
  notices,
  joins,
  zone,
  districtName,
}: {
  frame: Frame
  list: DeskList
  /** Of each list, how many wait; absent where nobody counts. */
  counts: { [L in DeskList]?: number }
  /** For the area's steward only: how many records opened in an emergency wait to be checked. */
  toCheck: number | undefined
  rows: DeskRow[]
  next: string | undefined
  start: string | undefined
  today: Day
  competency: Competency
  /** How many notes wait, for somebody on the safety rota. */
  toRead: number | undefined
  /** How many on the rota no message reaches, for somebody on it. */
  unreached: number
  /** How many plans for when things are hard, that name them or their team, are due to be looked at. */
  hardDays: number
  /** How many carers are to be told something by this colleague or their team. */
  toTell: number
  /** Entries this colleague may have read that were put right. */
  notices: Notice[]
  /** Records this colleague sees that were joined, or are apart again. */
  joins: JoinNotice[]
  zone: string
  districtName: (key: string) => string
}) => {
  const { name, about, empty } = deskNames[list]
  return (
    <Page {...frame} title={name} caption="My desk" desk wide>
      <PutRightNotices notices={notices} zone={zone} />
      <JoinNews news={joins} zone={zone} />
      <nav class="nf-tabs" aria-label="Lists">
        <ul>
          {(Object.keys(deskNames) as DeskList[]).map((each) => (
            <li>
              <a href={`/home?list=${each}`} aria-current={each === list ? 'page' : undefined}>
                {deskNames[each].name}
                {counts[each] !== undefined && ` (${counts[each] > 1000 ? 'more than 1,000' : counts[each]})`}
              </a>
            </li>
          ))}
          {toCheck !== undefined && (
            <>
              <li>
                <a href="/steward">Opened in an emergency ({toCheck})</a>
              </li>
              <li>
                <a href="/read/rota">Who reads: the safety rota</a>
              </li>
              <li>
                <a href="/put-right">Entries put right</a>
              </li>
              <li>
                <a href="/steward/kept">Kept private</a>
              </li>
              <li>
                <a href="/steward/responsibility">Responsibility and court orders</a>
              </li>
              <li>
                <a href="/asked-records">Asked for the whole record</a>
              </li>
              <li>
                <a href="/paused">Use paused</a>
              </li>
              <li>
                <a href="/joined">Joined records</a>
              </li>
              <li>
                <a href="/retention">How long records are kept</a>
              </li>
              <li>
                <a href="/steward/responsible">Who is responsible for the data</a>
              </li>
            </>
          )}
        </ul>
      </nav>
      {toRead !== undefined && (
        <p>
          <a href="/read">To read</a>:{' '}
          {toRead === 0 ? 'nothing waits' : `${toRead > 1000 ? 'more than 1,000' : toRead} not closed`}.
        </p>
      )}
      {unreached > 0 && (
        <p>
          <a href="/read/rota">Who reads</a>:{' '}
          {unreached === 1
            ? 'no message reaches one of those on the rota'
            : `no message reaches ${unreached} of those on the rota`}
          .
        </p>
      )}
      {hardDays > 0 && (
        <p>
          <a href="/hard-days">When things are hard</a>:{' '}
          {hardDays === 1 ? 'a plan that names you is' : `${hardDays} plans that name you are`} to be looked
          at again.
        </p>
      )}
      {toTell > 0 && (
        <p>
          <a href="/to-tell">To tell</a>:{' '}
          {toTell === 1
            ? 'somebody waits for news a letter cannot tell them'
            : `${toTell} people wait for news a letter cannot tell them`}
          .
        </p>
      )}
      <p>{about}</p>
      <TrainingWords competency={competency} />
      <EasyTable
        caption={<span class="nhsuk-u-visually-hidden">{name}</span>}
        empty={empty}
        head={['Child', 'Born', 'Where', 'Setting', list === 'children' ? 'Since' : 'Due']}
        rows={rows.map((row) => [
          { text: `${row.knownAs} ${row.familyName}`, href: `/children/${row.childId}` },
          dayInWords(row.bornOn),
          ...whereabouts(row, districtName),
          list === 'children' ? dayInWords(row.dueOn) : dueWords(row.dueOn, today),
        ])}
        next={next}
        start={start}
      />
    </Page>
  )
}

/** The district and the setting, or that they are kept from whoever reads. */
const whereabouts = (row: DeskRow, districtName: (key: string) => string) =>
  row.district === ''
    ? ['Kept private', 'Kept private']
    : [districtName(row.district), row.settingName ?? 'No setting now']

/** How late or soon, in words: the colour of a row says nothing the words do not. */
export function dueWords(dueOn: Day, today: Day) {
  const days = daysBetween(today, dueOn)
  const when = dayInWords(dueOn)
  if (days < 0) return `${when}: ${-days} ${days === -1 ? 'day' : 'days'} late`
  return `${when}: ${daysInWords(today, dueOn)}`
}

export const FindPage = ({
  frame,
  q,
  rows,
  districtName,
}: {
  frame: Frame
  q: string
  rows: DeskRow[] | undefined
  districtName: (key: string) => string
}) => (
  <Page {...frame} title="Find a child" desk wide>
    <form method="get">
      <Input
        name="q"
        label="Part of their name"
        hint="You find only children shared with you or your team."
        value={q}
        width={20}
      />
      <Button text="Find" />
    </form>
    {rows && (
      <EasyTable
        caption={`${rows.length === 50 ? 'The first 50' : rows.length} called “${q}”`}
        empty={`Nobody shared with you is called “${q}”. The family may not have shared with you yet.`}
        head={['Child', 'Born', 'Where', 'Setting']}
        rows={rows.map((row) => [
          { text: `${row.knownAs} ${row.familyName}`, href: `/children/${row.childId}` },
          dayInWords(row.bornOn),
          ...whereabouts(row, districtName),
        ])}
      />
    )}
    <p>
      Somebody may come to harm, and the child is not shared with you?{' '}
      <a href="/break-glass">Open a record in an emergency</a>
    </p>
  </Page>
)
