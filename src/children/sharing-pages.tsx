/** Who can see a child's record, and how that is stopped. */
import type { Frame } from '#platform/frame.ts'
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { dayInWords, dayOf, forever, type Moment } from '#platform/time.ts'
import type { InviteState } from './carers/rules.ts'
import { purposeInWords } from './consent/rules.ts'
import { somebody } from './homes/rules.ts'
import { shareable } from './rules.ts'
import { home } from './pages.tsx'

type Named = { id: string; knownAs: string }
type Looks = { frame: Frame; child: Named }
export type Grant = {
  grantId: string
  holderId: string
  holderKind: string
  scopes: string[]
  until: Moment
  at: Moment
  basis: string
  purpose: string
  purposeWords: string
  staffName: string | null
  staffJob: string | null
  organisationId: string | null
  organisation: string | null
  teamName: string | null
  teamAbout: string | null
  /** Who the colleagues are is kept from whoever reads. */
  kept: boolean
}
export const holderName = (grant: Grant) =>
  grant.staffName ?? grant.teamName ?? (grant.kept ? somebody : 'Somebody who has left')
export const holderAbout = (grant: Grant) =>
  grant.staffName ? [grant.staffJob, grant.organisation].filter(Boolean).join(', ') : (grant.teamAbout ?? '')
export const scopeNames = (scopes: readonly string[]) =>
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
      <a href={`/children/${child.id}/organisations`}>See it by organisation, and say no to a whole one</a>
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
