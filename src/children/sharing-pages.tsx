/** Who can see a child's record: shared, looked at, stopped. */
import type { Frame } from '#platform/frame.ts'
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Input } from '#design/input.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, dayOf, forever, momentInWords, type Moment } from '#platform/time.ts'
import type { InviteState } from './carers/rules.ts'
import { purposeInWords } from './consent/rules.ts'
import { somebody } from './homes/rules.ts'
import { OpenedInEmergency } from './glass/family-pages.tsx'
import type { Told } from './glass/glass.ts'
import { shareable, type ShareScope } from './rules.ts'
import { home } from './pages.tsx'

type Named = { id: string; knownAs: string }
type Looks = { frame: Frame; child: Named }
type Grant = {
  grantId: string
  holderKind: string
  scopes: string[]
  until: Moment
  at: Moment
  basis: string
  purpose: string
  purposeWords: string
  staffName: string | null
  staffJob: string | null
  organisation: string | null
  teamName: string | null
  teamAbout: string | null
  /** Who the colleagues are is kept from whoever reads. */
  kept: boolean
}
const holderName = (grant: Grant) =>
  grant.staffName ?? grant.teamName ?? (grant.kept ? somebody : 'Somebody who has left')
const holderAbout = (grant: Grant) =>
  grant.staffName ? [grant.staffJob, grant.organisation].filter(Boolean).join(', ') : (grant.teamAbout ?? '')
const scopeNames = (scopes: readonly string[]) =>
  shareable
    .filter(({ scope }) => scopes.includes(scope))
    .map(({ name }) => name.toLowerCase())
    .join(', ')

const because: Record<string, string> = {
  'family agreed': 'because you shared it',
  'asked for help': 'because you asked for help',
  'profile agreed': 'because you agreed a profile together',
}

export const SharingPage = ({
  frame,
  child,
  grants,
  carers,
  invites,
  zone,
  me,
}: Looks & {
  grants: Grant[]
  carers: { carerId: string; name: string; relationship: string }[]
  invites: Invite[]
  zone: string
  me: string
}) => (
  <Page
    {...frame}
    title={`Who can see ${child.knownAs}’s record`}
    tab="Who can see this record"
    back={home(child)}
  >
    <h2>Your family</h2>
    <ul>
      {carers.map(({ carerId, name, relationship }) => (
        <li>
          {name}, {relationship}
          {carerId === me && ' (you)'}
        </li>
      ))}
    </ul>
    <Invites {...{ child, invites, zone, me }} />
    <p>
      <a href={`/children/${child.id}/carers/new`}>Invite another carer</a>
    </p>
    {carers.length > 1 && (
      <p>
        <a href={`/children/${child.id}/leave`}>Stop being one of {child.knownAs}’s carers here</a>
      </p>
    )}
    <h2>People and teams</h2>
    {grants.length === 0 ? (
      <p>Nobody. What you write is seen by your family only, until you share it.</p>
    ) : (
      <SummaryList
        rows={grants.map((grant) => ({
          key: holderName(grant),
          value: (
            <>
              {holderAbout(grant) && `${holderAbout(grant)}. `}They can see {scopeNames(grant.scopes)}, since{' '}
              {dayInWords(dayOf(grant.at, zone))}
              {grant.until === forever ? '' : ` until ${dayInWords(dayOf(grant.until, zone))}`},{' '}
              {because[grant.basis] ?? ''}. It is for this:{' '}
              {purposeInWords(grant.purpose, grant.purposeWords)}.
            </>
          ),
          actions: [
            {
              href: `/children/${child.id}/sharing/${grant.grantId}/stop`,
              text: 'Stop sharing',
              about: `with ${holderName(grant)}`,
            },
          ],
        }))}
      />
    )}
    <Button text="Share with someone" href={`/children/${child.id}/share`} />
    <p>
      <a href={`/children/${child.id}/agreements`}>What you agreed, and whom you said no to</a>
    </p>
    <p>
      <a href={`/children/${child.id}/few`}>Keep the record to a few people</a>
    </p>
    <p>
      <a href={`/children/${child.id}/who-looked`}>See who has looked</a>
    </p>
  </Page>
)

type Invite = {
  id: string
  name: string
  relationship: string
  inviterId: string
  byName: string
  expiresAt: Moment
  state: InviteState
}

/** Invites that wait, and what came of the others. Who said yes stands among the family. */
const Invites = ({
  child,
  invites,
  zone,
  me,
}: {
  child: Named
  invites: Invite[]
  zone: string
  me: string
}) => {
  const shown = invites.filter(({ state }) => state !== 'said yes' && state !== 'taken back')
  if (shown.length === 0) return null
  const words = ({ state, expiresAt }: Invite) => {
    const day = dayInWords(dayOf(expiresAt, zone))
    if (state === 'waiting') return `Not answered yet. They can see nothing until they say yes, by ${day}.`
    return state === 'said no' ? 'They said no. They can see nothing.' : `Not answered by ${day}. It is over.`
  }
  return (
    <>
      <h3>Invited</h3>
      <SummaryList
        rows={shown.map((invite) => ({
          key: invite.name,
          value: `As ${child.knownAs}’s ${invite.relationship}, by ${invite.byName}. ${words(invite)}`,
          actions:
            invite.state === 'waiting' && invite.inviterId === me
              ? [
                  {
                    href: `/children/${child.id}/invites/${invite.id}/stop`,
                    text: 'Take it back',
                    about: `from ${invite.name}`,
                  },
                ]
              : [],
        }))}
      />
    </>
  )
}

export const ChoosePersonPage = ({
  frame,
  child,
  q,
  people,
  kept,
}: Looks & {
  q: string
  /** The list of colleagues is kept from whoever asks. */
  kept: boolean
  people:
    | {
        staff: {
          id: string
          name: string
          job: string
          organisation: string | null
          setting: string | null
        }[]
        teams: { id: string; name: string; about: string }[]
      }
    | undefined
}) => (
  <Page {...frame} title="Who would you like to share with?" back={{ href: `/children/${child.id}/sharing` }}>
    <form method="get">
      <Input name="q" label="Their name, their school or their team" value={q} />
      <p>
        <Button text="Look" />
      </p>
    </form>
    {kept && (
      <p>
        The names of colleagues are not shown to you here. You can share with your area’s team, and{' '}
        <a href={`/children/${child.id}/talk`}>ask a person</a> about anybody else.
      </p>
    )}
    {people && !kept && people.staff.length + people.teams.length === 0 && (
      <p>
        Nobody here is called “{q}”. Try part of the name, or the name of the school. Not everyone who helps
        your child uses Ninefold yet.
      </p>
    )}
    {people && people.teams.length > 0 && (
      <>
        <h2>Teams</h2>
        <ul class="nf-plain">
          {people.teams.map(({ id, name, about }) => (
            <li>
              <a href={`/children/${child.id}/share/team/${id}`}>{name}</a>
              <br />
              {about}
            </li>
          ))}
        </ul>
      </>
    )}
    {people && people.staff.length > 0 && (
      <>
        <h2>People</h2>
        <ul class="nf-plain">
          {people.staff.map(({ id, name, job, organisation, setting }) => (
            <li>
              <a href={`/children/${child.id}/share/staff/${id}`}>{name}</a>
              <br />
              {[job, setting ?? organisation].filter(Boolean).join(', ')}
            </li>
          ))}
        </ul>
        {people.staff.length === 30 && (
          <p>These are the first thirty. Type more of the name to see others.</p>
        )}
      </>
    )}
  </Page>
)

export const SharePage = ({
  frame,
  child,
  holder,
  form,
  preview,
}: Looks & {
  holder: { name: string; about: string }
  form: FormState
  preview?: { scopes: readonly ShareScope[]; until: string; purpose: string; purposeWords: string }
}) => (
  <Page
    {...frame}
    title={preview ? `This is what ${holder.name} will see` : `Share with ${holder.name}`}
    tab={preview ? 'What they will see' : 'Share this record'}
    form={form}
    back={{ href: `/children/${child.id}/share` }}
  >
    <p>{holder.about}</p>
    {preview ? (
      <Form>
        <ul>
          {shareable
            .filter(({ scope }) => preview.scopes.includes(scope))
            .map(({ name, shows }) => (
              <li>
                <strong>{name}.</strong> {shows}
              </li>
            ))}
        </ul>
        <p>
          They will <strong>not</strong> see{' '}
          {shareable
            .filter(({ scope }) => !preview.scopes.includes(scope))
            .map(({ name }) => name.toLowerCase())
            .concat('views you keep to yourself', 'what other people keep private')
            .join(', ')}
          .
        </p>
        <p>It is for this: {purposeInWords(preview.purpose, preview.purposeWords)}.</p>
        <p>
          {preview.until === 'until I say'
            ? 'They can see it until you say stop.'
            : `They can see it for ${preview.until}.`}
        </p>
        {preview.scopes.map((scope) => (
          <input type="hidden" name="scopes" value={scope} />
        ))}
        <input type="hidden" name="purpose" value={preview.purpose} />
        <input type="hidden" name="purposeWords" value={preview.purposeWords} />
        <input type="hidden" name="until" value={preview.until} />
        <input type="hidden" name="sure" value="yes" />
        <Button text="Yes, share this" preventDoubleClick />
        <p>
          <a href={`/children/${child.id}/sharing`}>No, go back</a>
        </p>
      </Form>
    ) : (
      <Form>
        <Question form={form} name="scopes" />
        <Question form={form} name="purpose" />
        <Question form={form} name="purposeWords" />
        <Question form={form} name="until" />
        <p>Next you see exactly what they will see. Nothing is shared yet.</p>
        <Button text="Show me first" />
      </Form>
    )}
  </Page>
)

/** A share that stands against what the family said: nothing is shared, and the page says what they can do. */
export const NotSharedPage = ({ frame, child, refused }: Looks & { refused: boolean }) => (
  <Page {...frame} title="Nothing was shared" back={{ href: `/children/${child.id}/sharing` }}>
    {refused ? (
      <p>
        Your family said no to sharing with them. If that has changed,{' '}
        <a href={`/children/${child.id}/agreements`}>allow it again</a> first.
      </p>
    ) : (
      <p>
        The record is kept to a few people. <a href={`/children/${child.id}/few`}>Open it again</a> first, and
        then choose anew who may see it.
      </p>
    )}
  </Page>
)

export const StopSharingPage = ({ frame, child, grant }: Looks & { grant: Grant }) => (
  <Page
    {...frame}
    title={`Stop sharing with ${holderName(grant)}?`}
    tab="Stop sharing?"
    back={{ href: `/children/${child.id}/sharing` }}
  >
    <p>It was shared with them for this: {purposeInWords(grant.purpose, grant.purposeWords)}.</p>
    <p>
      From the moment you press the button they can see nothing more. What they saw before stays in the list
      of who looked. Your help and your place in any queue stay as they are.
    </p>
    <Form>
      <Button text="Stop sharing now" preventDoubleClick />
    </Form>
  </Page>
)

type Look = { at: Moment; actorName: string; actorJob: string; role: string; what: string }

export const WhoLookedPage = ({
  frame,
  child,
  rows,
  more,
  told,
  zone,
}: Looks & { rows: Look[]; more: boolean; told: Told[]; zone: string }) => {
  const last = rows.at(-1)
  return (
    <Page
      {...frame}
      title={`Who has looked at ${child.knownAs}’s record`}
      tab="Who has looked"
      back={home(child)}
    >
      <OpenedInEmergency child={child} told={told} zone={zone} />
      <p>Everyone who opened or changed it, the newest first. Nobody can take a line away.</p>
      <EasyTable
        empty="Nobody has looked yet."
        head={['Who', 'What', 'When']}
        rows={rows.map(({ actorName, actorJob, what, at }) => [
          actorJob ? `${actorName}, ${actorJob}` : actorName,
          what,
          momentInWords(at, zone),
        ])}
        next={more && last ? `?before=${last.at.epochMilliseconds}` : undefined}
      />
      <InsetText>
        Something here you did not expect? <a href={`/children/${child.id}/sharing`}>Change who can see it</a>
        , or tell us from the foot of this page.
      </InsetText>
    </Page>
  )
}
