import { EndingSoon, NoLonger } from '#children/young-person-pages.tsx'
import { ActionLink } from '#design/action-link.tsx'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { NineLinesTable } from '#design/nine-lines-table.tsx'
import { NineLinesBoth } from '#design/nine-lines.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { Page } from '#design/page.tsx'
import type { MyTrouble } from '#messages/messages.ts'
import { StandsOver, type JoinNotice, type Notice, type StandingOver } from '#children/children.ts'
import { reachInWords } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Day } from '#platform/time.ts'
import type { CareEnding, EndedCare, OwnInvite } from '#children/children.ts'
import { UnderstandingShown } from '#profiles/profiles-pages.tsx'
import { evidenceWords, type Suggestion } from '#resources/resources.ts'
import type { HelpOffered as HelpOfferedRow } from '#safety/safety.ts'
import { HelpOffered, PlanForHardDays } from '#safety/safety-pages.tsx'
import { JoinNews } from './joined/notice.tsx'
import { PutRightNotices } from './put-right/notice.tsx'
import type { Standing } from './rules.ts'

type Named = { id: string; knownAs: string }

export const FamilyHomePage = ({
  frame,
  family,
  invites,
  ownInvites,
  ended,
  endings,
  troubles,
  notices,
  joins,
  zone,
}: {
  frame: Frame
  family: { id: string; knownAs: string; title: string; settingName: string | null }[]
  invites: { inviteId: string; knownAs: string; byName: string }[]
  ownInvites: OwnInvite[]
  ended: EndedCare[]
  endings: CareEnding[]
  troubles: MyTrouble[]
  notices: Notice[]
  joins: JoinNotice[]
  zone: string
}) => (
  <Page {...frame} title={family.length === 0 ? 'Welcome' : 'Your children'}>
    <PutRightNotices notices={notices} zone={zone} />
    <JoinNews news={joins} zone={zone} />
    {invites.map(({ inviteId, knownAs, byName }) => (
      <InsetText>
        <p>
          {byName} invites you to care for {knownAs} together.
        </p>
        <ActionLink text={`See what ${byName} asks`} href={`/invites/${inviteId}`} />
      </InsetText>
    ))}
    {ownInvites.map(({ inviteId, byName }) => (
      <InsetText>
        <p>{byName} asks if you would like to see your own record.</p>
        <ActionLink text="See what that is" href={`/own-invites/${inviteId}`} />
      </InsetText>
    ))}
    <EndingSoon endings={endings} zone={zone} />
    {troubles.length > 0 && <NotReached troubles={troubles} zone={zone} />}
    {family.length === 0 ? (
      <>
        <p>Tell us about your child and see what helps tonight. You do not need a diagnosis.</p>
        <Button text="Add your child" href="/children/new" />
      </>
    ) : (
      <>
        <ul class="nf-plain">
          {family.map(({ id, title, settingName }) => (
            <li>
              <ActionLink text={title} href={`/children/${id}`} />
              {settingName && <p class="nhsuk-hint">{settingName}</p>}
            </li>
          ))}
        </ul>
        <p>
          <a href="/children/new">Add another child</a>
        </p>
      </>
    )}
    <NoLonger ended={ended} />
  </Page>
)

const NotReached = ({ troubles, zone }: { troubles: MyTrouble[]; zone: string }) => (
  <InsetText>
    <p>
      <strong>
        {troubles.length === 1 ? 'We could not reach this address' : 'We could not reach these addresses'}
      </strong>
    </p>
    {troubles.map(({ kind, address, state, since, childId }) => (
      <p>
        <strong>{reachInWords(address)}</strong>
        <br />
        {kind === 'email' ? 'An email' : 'A text'} we sent there on {dayInWords(dayOf(since, zone))}{' '}
        {state === 'unreachable' ? 'came back' : 'did not get through'}.{' '}
        {childId ? (
          <>
            Is it still right? <a href={`/children/${childId}/contact`}>Look at how people can reach you</a>.
          </>
        ) : kind === 'email' ? (
          'Is the mailbox full, or closed? We try again when you next ask for a link.'
        ) : (
          'Is the phone off, or the number not yours now? We try again when you next ask for a link.'
        )}
      </p>
    ))}
    <p>People you let see how to reach you are told it did not work. Nobody else is.</p>
  </InsetText>
)

export const SuggestionCard = ({
  child,
  suggestion,
  open,
}: {
  child: Named
  suggestion: Suggestion
  open?: boolean
}) => {
  const { item, reasons, kinds } = suggestion
  return (
    <article class="nf-suggestion">
      <h3>{item.title}</h3>
      <p>{item.how}</p>
      <ul class="nf-reasons">
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <Details summary="When not to, and what we know" open={open}>
        <p>
          <strong>When not to:</strong> {item.whenNot}
        </p>
        <p>{evidenceWords[item.evidence]}</p>
        <p>Kind of help: {kinds.join(', ')}.</p>
      </Details>
      <Form action={`/children/${child.id}/tries`}>
        <input type="hidden" name="item" value={item.id} />
        <fieldset class="nf-pills">
          <legend class="nhsuk-u-visually-hidden">{item.title}: have you tried it?</legend>
          <Button text="It helped" variant="secondary" small name="result" value="helped" />{' '}
          <Button text="It did not help" variant="secondary" small name="result" value="did not help" />{' '}
          <Button text="Not for us" variant="secondary" small name="result" value="not for us" />
        </fieldset>
      </Form>
    </article>
  )
}

export const FamilyChildPage = ({
  frame,
  child,
  title,
  standing,
  tonight,
  fits,
  personReason,
  promised,
  picture,
  agreedOn,
  mayShare,
  kindsOfHelp,
  offered,
  firstToRead,
  endings,
  understanding,
  zone,
  keptPrivate,
  over,
  onHardDays,
}: {
  frame: Frame
  child: Named
  title: string
  standing: Standing
  tonight: Suggestion[]
  fits: Suggestion[]
  personReason: string | undefined
  promised: { lead: string; dueOn: Day }[]
  picture: Line[] | undefined
  agreedOn: { id: string; day: Day } | undefined
  mayShare: boolean
  /** The page about the area's kinds of help. */
  kindsOfHelp: string
  /** Help a colleague asked for, and who offers it until somebody has taken it. */
  offered: readonly HelpOfferedRow[]
  firstToRead: string
  endings: CareEnding[]
  /** The young person’s own page, as far as they show it. */
  understanding: Parameters<typeof UnderstandingShown>[0]['said'] | undefined
  zone: string
  /** The plan for when things are hard names them. */
  onHardDays: boolean
  /** Where the child lives is kept from somebody, and whoever reads this knows it. */
  keptPrivate: boolean
  over: StandingOver
}) => (
  <Page {...frame} title={title} tab="Your child" back={{ href: '/home', text: 'Your children' }}>
    <StandsOver over={over} zone={zone} reader="family" />
    <p class="nf-lede">{standing.sentence}</p>
    {promised.map(({ lead, dueOn }) => (
      <InsetText>
        {lead} will be in touch by the end of <strong>{dayInWords(dueOn)}</strong>. Is it danger now?{' '}
        <a href={frame.links?.helpNow ?? '/help-now'}>Help now</a>.
      </InsetText>
    ))}
    <EndingSoon endings={endings} zone={zone} />
    <HelpOffered offered={offered} first={firstToRead} />
    {/* What would not be saved is not offered. */}
    {!over.joined.some(({ earlier }) => earlier) && (
      <>
        <p>{standing.next.words}</p>
        <Button text={standing.next.button} href={standing.next.href} />
      </>
    )}
    <h2>Three to try tonight</h2>
    {tonight.map((suggestion) => (
      <SuggestionCard child={child} suggestion={suggestion} />
    ))}
    {personReason && (
      <InsetText>
        {personReason} <a href={`/children/${child.id}/talk`}>Ask someone to ring you</a>.
      </InsetText>
    )}
    {fits.length > 0 && (
      <Details summary={`The ${fits.length} that fit ${child.knownAs} best`}>
        {fits.map((suggestion) => (
          <SuggestionCard child={child} suggestion={suggestion} />
        ))}
      </Details>
    )}
    {understanding && <UnderstandingShown called={child.knownAs} said={understanding} />}
    {picture && (
      <>
        <h2>The nine lines</h2>
        <p>
          {agreedOn ? (
            <>
              Agreed on {dayInWords(agreedOn.day)}.{' '}
              <a href={`/children/${child.id}/profiles/${agreedOn.id}`}>See it whole, or print it</a>.
            </>
          ) : (
            'What has been said so far. A picture, not a test.'
          )}
        </p>
        <NineLinesBoth title={`${child.knownAs}’s nine lines`} lines={picture} />
        <Details summary="The same in words">
          <NineLinesTable caption={`${child.knownAs}’s nine lines`} lines={picture} />
        </Details>
      </>
    )}
    <h2>{child.knownAs}’s record</h2>
    {keptPrivate && (
      <InsetText>
        A home is kept private. Leave out names of places and schools in what you write here: other carers may
        read it.
      </InsetText>
    )}
    <ul>
      <li>
        <a href={`/children/${child.id}/plan`}>The plan</a>
      </li>
      <li>
        <a href={`/children/${child.id}/view`}>What you told us</a>
      </li>
      <li>
        <a href={`/children/${child.id}/own-words`}>{child.knownAs}’s own words</a>
      </li>
      {mayShare && (
        <li>
          <a href={`/children/${child.id}/sharing`}>Who can see it, and share it</a>
        </li>
      )}
      <li>
        <a href={`/children/${child.id}/who-looked`}>Who has looked</a>
      </li>
      <li>
        <a href={`/children/${child.id}/put-right`}>What was put right, or is not right</a>
      </li>
      <li>
        <a href={`/children/${child.id}/everything`}>Your copy of the record</a>
      </li>
      <li>
        <a href={`/children/${child.id}/contact`}>How people can reach you</a>
      </li>
      <li>
        <a href={`/children/${child.id}/agreements`}>What you agreed</a>
      </li>
      <li>
        <a href={`/children/${child.id}/homes`}>Where {child.knownAs} lives</a>
      </li>
      <li>
        <a href={`/children/${child.id}/responsibility`}>Parental responsibility</a>
      </li>
      <li>
        <a href={`/children/${child.id}/notes`}>Your own notes</a>
      </li>
      <li>
        <a href={`/children/${child.id}/write`}>Something is not safe</a>
      </li>
      {onHardDays && (
        <li>
          <PlanForHardDays childId={child.id} />
        </li>
      )}
      <li>
        <a href={kindsOfHelp}>What kinds of help there are, and where</a>
      </li>
      {!mayShare && (
        <li>
          <a href={`/children/${child.id}/leave`}>Stop being one of {child.knownAs}’s carers here</a>
        </li>
      )}
    </ul>
  </Page>
)
