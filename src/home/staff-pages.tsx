import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Input } from '#design/input.tsx'
import { NineLinesTable } from '#design/nine-lines-table.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import type { DeskList, DeskRow } from '#children/children.ts'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, daysBetween, daysInWords, type Day, type Moment } from '#platform/time.ts'
import { TrainingWords } from '#profiles/profiles-pages.tsx'
import { evidenceWords, type Suggestion } from '#resources/resources.ts'
import { NotesToRead } from '#safety/safety-pages.tsx'
import type { Competency } from '#workforce/workforce.ts'

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
  districtName: (key: string) => string
}) => {
  const { name, about, empty } = deskNames[list]
  return (
    <Page {...frame} title={name} caption="My desk" desk wide>
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
            <li>
              <a href="/steward">Opened in an emergency ({toCheck})</a>
            </li>
          )}
        </ul>
      </nav>
      {toRead !== undefined && (
        <p>
          <a href="/read">To read</a>:{' '}
          {toRead === 0 ? 'nothing waits' : `${toRead > 1000 ? 'more than 1,000' : toRead} not closed`}.
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
          districtName(row.district),
          row.settingName ?? 'No setting now',
          list === 'children' ? dayInWords(row.dueOn) : dueWords(row.dueOn, today),
        ])}
        next={next}
        start={start}
      />
    </Page>
  )
}

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
          districtName(row.district),
          row.settingName ?? 'No setting now',
        ])}
      />
    )}
    <p>
      Somebody may come to harm, and the child is not shared with you?{' '}
      <a href="/break-glass">Open a record in an emergency</a>
    </p>
  </Page>
)

type Contact = {
  carerId: string
  phone: string | null
  email: string | null
  bestTime: string | null
}
type Promised = { id: string; why: string; about: string; dueOn: Day; lead: string | null; team: string }

export const StaffChildPage = ({
  frame,
  child,
  title,
  where,
  picture,
  version,
  fits,
  contacts,
  troubles,
  zone,
  carers,
  promised,
  today,
  planTold,
  openUntil,
  notes,
}: {
  frame: Frame
  child: { id: string; knownAs: string; bornOn: Day; familyName: string }
  title: string
  where: string
  picture: Line[] | undefined
  version: { id: string; number: number; agreedOn: Day; reviewOn: Day; signedBy: string | null } | undefined
  fits: Suggestion[]
  contacts: Contact[]
  troubles: Trouble[]
  zone: string
  carers: { carerId: string; name: string; relationship: string }[]
  promised: Promised[]
  today: Day
  planTold: boolean
  /** A time of day, while it is open for an hour to somebody it is not shared with. */
  openUntil: string | undefined
  notes: Parameters<typeof NotesToRead>[0]['notes']
}) => (
  <Page {...frame} title={title} back={{ href: '/home', text: 'My desk' }} wide>
    <p class="nf-lede">
      {child.knownAs} {child.familyName}, born {dayInWords(child.bornOn)}. {where}
    </p>
    {openUntil && <ForAnHour child={child} until={openUntil} />}
    {promised.map(({ id, why, about, dueOn, lead, team }) => (
      <section class="nhsuk-inset-text">
        <p>
          <strong>{promiseWords[why] ?? why}</strong>
          {about && `: ${about.toLowerCase()}`}. {lead ?? team} is to be in touch by {dueWords(dueOn, today)}.
        </p>
        {!openUntil && (
          <p>
            <a href={`/children/${child.id}/contacts/${id}`}>I have spoken to them</a>
          </p>
        )}
      </section>
    ))}
    {!openUntil && (
      <>
        <p>
          <a href={`/children/${child.id}/meetings/new`} class="nhsuk-button">
            Meet and agree a profile
          </a>{' '}
          <a href={`/children/${child.id}/view`} class="nhsuk-button nhsuk-button--secondary">
            Give my view
          </a>
        </p>
        <p>
          <a href={`/children/${child.id}/told`}>Write down what a carer told you</a>, by telephone or on
          paper
        </p>
      </>
    )}
    {picture ? (
      <>
        <h2>The nine lines</h2>
        <p>
          {version ? (
            <>
              Agreed on {dayInWords(version.agreedOn)}, to look at again {dueWords(version.reviewOn, today)}.{' '}
              {version.signedBy
                ? `Signed by ${version.signedBy}.`
                : 'Waiting for a trained colleague to sign it.'}{' '}
              <a href={`/children/${child.id}/profiles/${version.id}`}>See it whole, compare or print</a>.
            </>
          ) : (
            'Nothing is agreed yet. This is what people have shown you. Help follows from it all the same.'
          )}
        </p>
        <NineLinesBoth title={`${child.knownAs}’s nine lines`} lines={picture} />
        <Details summary="The same in words">
          <NineLinesTable caption={`${child.knownAs}’s nine lines`} lines={picture} />
        </Details>
      </>
    ) : (
      <p>Nobody has shown you a view yet.{!openUntil && ' You can give yours, or meet the family now.'}</p>
    )}
    <h2>What we are trying</h2>
    <p>
      {planTold ? (
        <a href={`/children/${child.id}/plan`}>The plan</a>
      ) : (
        'The family has not shared the plan with you.'
      )}
    </p>
    {fits.length > 0 && (
      <Details summary={`What fits ${child.knownAs} best`}>
        {fits.map(({ item, reasons, kinds }) => (
          <article class="nf-suggestion">
            <h3>{item.title}</h3>
            <p>{item.how}</p>
            <p class="nhsuk-hint">
              {reasons.join('. ')}. {kinds.join(' · ')}
            </p>
            <p>
              <strong>When not to:</strong> {item.whenNot} {evidenceWords[item.evidence]}
            </p>
          </article>
        ))}
      </Details>
    )}
    <h2>Something is not safe?</h2>
    <p>
      <a href={`/children/${child.id}/write`}>Write to the people who read about safety</a>
    </p>
    <NotesToRead childId={child.id} notes={notes} />
    <h2>Who cares for {child.knownAs}</h2>
    <SummaryList
      rows={carers.map(({ carerId, name, relationship }) => {
        const contact = contacts.find((each) => each.carerId === carerId)
        const ways = [contact?.phone, contact?.email, contact?.bestTime].filter(Boolean).join(', ')
        return {
          key: `${name}, ${relationship}`,
          value: (
            <>
              {ways || 'They have not shared how to reach them with you.'}
              {troubles
                .filter((each) => each.carerId === carerId)
                .map((trouble) => (
                  <p>
                    <strong>Not reached.</strong> {troubleWords(trouble, zone)}
                  </p>
                ))}
            </>
          ),
        }
      })}
    />
  </Page>
)

/** Whoever came through the glass: until when, what they may do, and the way to close it. */
const ForAnHour = ({ child, until }: { child: { id: string; knownAs: string }; until: string }) => (
  <section class="nhsuk-inset-text">
    <p>
      <strong>Open to you until {until}.</strong> You can read {child.knownAs}’s record. You cannot write in
      it. What you open is written down, and the steward checks it.
    </p>
    <Form action={`/children/${child.id}/close-glass`}>
      <Button text="Close it now" variant="secondary" preventDoubleClick />
    </Form>
  </section>
)
type Trouble = {
  carerId: string
  kind: 'email' | 'phone'
  state: 'undelivered' | 'unreachable'
  since: Moment
  given: boolean
}
/** Which address, only where it stands on this page. */
function troubleWords({ kind, state, since, given }: Trouble, zone: string) {
  const which =
    kind === 'email'
      ? given
        ? 'This email address'
        : 'The email address they sign in by'
      : given
        ? 'This mobile number'
        : 'The mobile number they sign in by'
  const what = state === 'unreachable' ? 'does not work: a message came back' : 'did not take a message'
  return `${which} ${what}, first on ${dayInWords(dayOf(since, zone))}. Please ask them another way.`
}

const promiseWords: Record<string, string> = {
  'urgent need': 'Urgent',
  'two did not help': 'Two things did not help',
  'asked for a call': 'Asked for a call',
  'support moved': 'Support has moved',
}

export const SpokenPage = ({
  frame,
  child,
  form,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  form: FormState
}) => (
  <Page
    {...frame}
    title="You have spoken to the family"
    form={form}
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
  >
    <p>
      This takes it off everyone’s list. Only press when you have spoken to a parent, a carer or{' '}
      {child.knownAs}.
    </p>
    <Form>
      <Question form={form} name="spokeTo" />
      <Question form={form} name="words" />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)
