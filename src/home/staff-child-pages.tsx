/** A child as a colleague who may see them does. */
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { NineLinesTable } from '#design/nine-lines-table.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { NotesShown, purposeInWords, StandsOver, together, type StandingOver } from '#children/children.ts'
import type { ContactTrouble, SaidNeeds } from '#messages/messages.ts'
import { BeforeYouArrange, HowToTell } from '#messages/needs-pages.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Day } from '#platform/time.ts'
import { evidenceWords, type Suggestion } from '#resources/resources.ts'
import { NotesToRead, PlanForHardDays } from '#safety/safety-pages.tsx'
import { UnderstandingShown } from '#profiles/profiles-pages.tsx'
import { dueWords } from './desk-pages.tsx'
import { WriteAnew } from './write-anew.tsx'

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
  needs,
  zone,
  carers,
  promised,
  today,
  planTold,
  knows,
  understanding,
  openUntil,
  keptPrivate,
  few,
  over,
  notes,
  onHardDays,
  sharedFor,
  shownNotes,
}: {
  frame: Frame
  child: { id: string; knownAs: string; bornOn: Day; familyName: string }
  title: string
  where: string
  picture: Line[] | undefined
  version: { id: string; number: number; agreedOn: Day; reviewOn: Day; signedBy: string | null } | undefined
  fits: Suggestion[]
  /** What the family shares it with them or their team for. */
  sharedFor: { purpose: string; words: string }[]
  /** What carers chose to show of their own notes. */
  shownNotes: Parameters<typeof NotesShown>[0]['notes']
  /** The plan for when things are hard is theirs to read. */
  onHardDays: boolean
  contacts: Contact[]
  troubles: ContactTrouble[]
  needs: SaidNeeds[]
  zone: string
  carers: { carerId: string; name: string; relationship: string }[]
  promised: Promised[]
  today: Day
  planTold: boolean
  /** They may be told how to reach the family: they know them. */
  knows: boolean
  understanding: Parameters<typeof UnderstandingShown>[0]['said'] | undefined
  /** A time of day, while it is open for an hour to somebody it is not shared with. */
  openUntil: string | undefined
  /** Where the child lives is kept from somebody. */
  keptPrivate: boolean
  /** The few who know of the record, where it is kept to a few. */
  few: { names: string[] } | undefined
  over: StandingOver
  notes: Parameters<typeof NotesToRead>[0]['notes']
}) => (
  <Page {...frame} title={title} tab="A child" back={{ href: '/home', text: 'My desk' }} wide>
    <p class="nf-lede">
      {child.knownAs} {child.familyName}, born {dayInWords(child.bornOn)}. {where}
    </p>
    {openUntil && <ForAnHour child={child} until={openUntil} />}
    <StandsOver over={over} zone={zone} reader="staff" />
    {few && (
      <p class="nhsuk-inset-text">
        <strong>Kept to a few.</strong> {together(few.names)} may know of this record. Speak of it to nobody
        else, and write nothing about it elsewhere.
      </p>
    )}
    {keptPrivate && (
      <p class="nhsuk-inset-text">
        <strong>A home is kept private.</strong> Somebody must not find out where {child.knownAs} lives or
        spends the day. Leave places, schools and names of colleagues out of what you write: carers may read
        it.
      </p>
    )}
    {promised.length > 0 && <BeforeYouArrange carers={carers} needs={needs} />}
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
        {/* What would not be saved is not offered. */}
        {!over.joined.some(({ earlier }) => earlier) && <WriteAnew childId={child.id} />}
        <p>
          <a href={`/children/${child.id}/put-right`}>Put right what you wrote</a>, if it is about another
          child or not so
        </p>
      </>
    )}
    {understanding && <UnderstandingShown called={child.knownAs} said={understanding} />}
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
    {onHardDays && (
      <p>
        <PlanForHardDays childId={child.id} />
      </p>
    )}
    <h2>Who cares for {child.knownAs}</h2>
    <p>
      <a href={`/children/${child.id}/homes`}>Where {child.knownAs} lives</a>
    </p>
    <p>
      <a href={`/children/${child.id}/agreements`}>What the family agreed</a>
    </p>
    <p>
      <a href={`/children/${child.id}/responsibility`}>Parental responsibility</a>
    </p>
    {sharedFor.map(({ purpose, words }) => (
      <p>The family shared it with you or your team for this: {purposeInWords(purpose, words)}.</p>
    ))}
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
              <HowToTell needs={needs.find((each) => each.carerId === carerId)} />
              {knows && !openUntil && (
                <p>
                  <a href={`/children/${child.id}/carers/${carerId}/told`}>
                    Write down how to tell them things
                    <span class="nhsuk-u-visually-hidden">: {name}</span>
                  </a>
                </p>
              )}
            </>
          ),
        }
      })}
    />
    <NotesShown notes={shownNotes} zone={zone} />
    {knows && !openUntil && (
      <ul>
        <li>
          <a href={`/children/${child.id}/carer-access`}>Until when carers see it</a>
        </li>
        <li>
          <a href={`/children/${child.id}/own-account`}>A way in of {child.knownAs}’s own</a>
        </li>
      </ul>
    )}
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

/** Which address, only where it stands on this page. */
function troubleWords({ kind, state, since, given }: ContactTrouble, zone: string) {
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
  'asked to be seen alone': 'Would like to be seen alone. Nobody at home is told',
}

export const SpokenPage = ({
  frame,
  child,
  form,
  carers,
  needs,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  form: FormState
} & Parameters<typeof BeforeYouArrange>[0]) => (
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
    <BeforeYouArrange carers={carers} needs={needs} />
    <Form>
      <Question form={form} name="spokeTo" />
      <Question form={form} name="words" />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)
