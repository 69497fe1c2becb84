import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { carerDoesNotSee, carerSees, type Invited } from './rules.ts'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }

const Sees = ({ name, mayShare }: { name: string; mayShare: boolean }) => (
  <ul>
    {[
      ...carerSees(name),
      ...(mayShare ? ['Who it is shared with. They can share it, stop sharing, and invite others.'] : []),
    ].map((what) => (
      <li>{what}</li>
    ))}
  </ul>
)
const NotSeen = () => (
  <ul>
    {carerDoesNotSee.map((what) => (
      <li>{what}</li>
    ))}
  </ul>
)

export const InvitePage = ({
  frame,
  child,
  form,
  askFirst,
}: Props & { form: FormState; askFirst: boolean }) => (
  <Page
    {...frame}
    title="Invite another carer"
    caption={child.knownAs}
    form={form}
    back={{ href: `/children/${child.id}/sharing` }}
  >
    <p>
      Somebody else who looks after {child.knownAs} can have their own way in. They sign in as themselves.
      They give their own view, and you talk about both.
    </p>
    {askFirst && (
      <p>
        Ask {child.knownAs} first. It is {child.knownAs}’s record too.
      </p>
    )}
    <InsetText>
      Is there anyone who must not find out where {child.knownAs} is? A carer sees the name of the nursery,
      school or college. Do not invite them here.{' '}
      <a href={`/children/${child.id}/talk`}>Ask a person first</a>.
    </InsetText>
    <Form>
      <Question form={form} name="name" />
      <Question form={form} name="relationship" />
      <Question form={form} name="reach" />
      <Question form={form} name="may" />
      <p>Next you see exactly what they would see. Nothing is sent yet.</p>
      <Button text="Show me first" />
    </Form>
  </Page>
)

export const InvitePreviewPage = ({
  frame,
  child,
  invite,
  refusal,
}: Props & {
  invite: { name: string; relationship: string; reach: string; may: 'care' | 'share' }
  refusal?: string | undefined
}) => (
  <Page
    {...frame}
    title={`This is what ${invite.name} will see`}
    tab="What they will see"
    caption={child.knownAs}
    back={{ href: `/children/${child.id}/carers/new` }}
  >
    {refusal && <InsetText>{refusal}</InsetText>}
    <p>Once {invite.name} says yes, they see:</p>
    <Sees name={child.knownAs} mayShare={invite.may === 'share'} />
    <p>
      They do <strong>not</strong> see:
    </p>
    <NotSeen />
    <p>
      Did you show your own view to everyone? Then they see that too.{' '}
      <a href={`/children/${child.id}/view`}>Check who can see yours</a>.
    </p>
    <p>
      They have their own sign-in and their own notes. If either of you wants to stop, you can each leave at
      any time.
    </p>
    <p>
      You can take this invite back until they answer. After that you cannot take them off by yourself,{' '}
      <a href={`/children/${child.id}/talk`}>but a person can help you</a>.
    </p>
    <p>
      We send the link to <strong>{invite.reach}</strong>. Check that it is right: we do not show it again.
    </p>
    <Form>
      {Object.entries(invite).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>
        <Button text={`Yes, invite ${invite.name}`} name="sure" value="yes" preventDoubleClick />{' '}
        <Button text="Change something" variant="secondary" name="sure" value="no" />
      </p>
    </Form>
    <WhatNext
      steps={[
        'We send them a link. It does not name you or your child.',
        'They sign in, see who asks, and say yes or no. They have 14 days.',
        'You see their answer under “who can see”.',
      ]}
    />
  </Page>
)

export const TakeBackPage = ({ frame, child, name }: Props & { name: string }) => (
  <Page
    {...frame}
    title={`Take back the invite to ${name}?`}
    tab="Take back the invite?"
    caption={child.knownAs}
    back={{ href: `/children/${child.id}/sharing` }}
  >
    <p>
      From the moment you press the button their link is over, and they can see nothing. We do not send them a
      message about it. You can invite them again.
    </p>
    <Form>
      <Button text="Take it back" preventDoubleClick />
    </Form>
  </Page>
)

export const LeavePage = ({
  frame,
  child,
  form,
  mustStay,
}: Props & { form: FormState; mustStay: boolean }) => (
  <Page
    {...frame}
    title={`Leave ${child.knownAs}’s record?`}
    tab="Leave this record?"
    form={form}
    back={{ href: `/children/${child.id}`, text: `Back to ${child.knownAs}` }}
  >
    {mustStay ? (
      <>
        <p>
          You are the only carer who can share this record and stop sharing. If you left, nobody in the family
          could. So this needs a person.
        </p>
        <p>
          <a href={`/children/${child.id}/talk`}>Ask somebody to ring you</a>, or{' '}
          <a href={`/children/${child.id}/carers/new`}>invite another carer</a> who may do the same as you.
          Once they have said yes, you can leave.
        </p>
      </>
    ) : (
      <>
        <ul>
          <li>You see nothing more from the moment you press the button.</li>
          <li>We forget how people could reach you about {child.knownAs}.</li>
          <li>A view you showed to others stays with them. To change that, do it before you leave.</li>
          <li>{child.knownAs}’s help and place in any queue stay as they are.</li>
        </ul>
        <Form>
          <Question form={form} name="sure" />
          <Button text="Leave" variant="warning" preventDoubleClick />
        </Form>
        <p>To come back, a carer who is still here invites you again.</p>
      </>
    )}
  </Page>
)

export const InvitedPage = ({
  frame,
  invite,
  form,
  zone,
}: {
  frame: Frame
  invite: Invited
  form: FormState
  zone: string
}) => (
  <Page
    {...frame}
    title={`${invite.byName} invites you`}
    tab="An invite"
    caption={`To care for ${invite.knownAs} together`}
    form={form}
    back={{ href: '/home' }}
  >
    <p>
      {invite.byName}, {invite.knownAs}’s {relationshipWords(invite.byRelationship)}, asks you to join as{' '}
      {invite.knownAs}’s {relationshipWords(invite.relationship)}.
    </p>
    <p>If you say yes, you see:</p>
    <Sees name={invite.knownAs} mayShare={invite.scopes.includes('share')} />
    <p>
      You do <strong>not</strong> see:
    </p>
    <NotSeen />
    <p>
      You give your own view of {invite.knownAs}. You choose who sees it. You can leave at any time. The other
      carers see your name, and that you looked.
    </p>
    <Form>
      <Question form={form} name="yourName" />
      <p>
        <Button text="Yes, join" name="answer" value="yes" preventDoubleClick />{' '}
        <Button text="No, thank you" variant="secondary" name="answer" value="no" />
      </p>
    </Form>
    <p class="nhsuk-hint">
      You can answer until {dayInWords(dayOf(invite.expiresAt, zone))}. If you say no, {invite.byName} sees
      that you did, and nothing else. You do not have to say why.
    </p>
  </Page>
)

const relationshipWords = (relationship: string) => (relationship === 'other carer' ? 'carer' : relationship)

export const InviteOverPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="There is no invite for you here" back={{ href: '/home' }}>
    <p>
      It may have been answered or taken back, or its 14 days are over. Ask the person who invited you to send
      another.
    </p>
    <p>Was it sent to another email address or mobile number of yours? Sign in with that one.</p>
    <Button text="Go to your first page" href="/home" />
  </Page>
)
