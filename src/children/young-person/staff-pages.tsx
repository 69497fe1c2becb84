/** What a colleague who knows a young person records: what they can decide, a way in of their own, and best interests. */
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, forever, type Moment } from '#platform/time.ts'
import { decisions, isInReview, seesIt, seesPrivate, type CarerAccess } from './rules.ts'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }
const back = ({ id, knownAs }: Named) => ({ href: `/children/${id}`, text: `Back to ${knownAs}` })

type Competence = { decision: string; reason: string; staffName: string; at: Moment }

const Competences = ({ competences, zone }: { competences: Competence[]; zone: string }) => (
  <>
    {competences.map(({ decision, reason, staffName, at }) => (
      <InsetText>
        <p>
          <strong>{decisions.find(({ value }) => value === decision)?.text}.</strong> {reason}
        </p>
        <p class="nhsuk-hint">
          {staffName}, {dayInWords(dayOf(at, zone))}
        </p>
      </InsetText>
    ))}
  </>
)

export const OwnAccountPage = ({
  frame,
  child,
  form,
  assumed,
  account,
  waiting,
  competences,
  zone,
}: Props & {
  form: FormState
  /** 16 or older: nobody asks for a record. */
  assumed: boolean
  account: { name: string } | undefined
  waiting: { name: string; staffName: string; expiresAt: Moment } | undefined
  competences: Competence[]
  zone: string
}) => (
  <Page {...frame} title="Their own way in" caption={child.knownAs} form={form} back={back(child)}>
    {account ? (
      <p>{account.name} has a way in of their own. What they keep private, nobody reads but them.</p>
    ) : (
      <p>
        {child.knownAs} can have a record of their own: see it, write in it, and say who may read their words.
        You send the invite, because you have met them. An address alone does not say whose it is.
      </p>
    )}
    {waiting && !account && (
      <InsetText>
        <p>
          {waiting.staffName} sent an invite to {waiting.name}. It can be answered until{' '}
          {dayInWords(dayOf(waiting.expiresAt, zone))}. If you send another, that one is over.
        </p>
      </InsetText>
    )}
    <Competences competences={competences} zone={zone} />
    {assumed ? (
      <p>They are 16 or older. The law says they can decide this, unless somebody shows they cannot.</p>
    ) : (
      <p>They are under 16. Write down what they can decide, and how you know. They can read it.</p>
    )}
    {!(assumed && account) && (
      <Form>
        {!assumed && (
          <>
            <Question form={form} name="decision" />
            <Question form={form} name="reason" />
          </>
        )}
        {!account && (
          <>
            <Question form={form} name="name" />
            <Question form={form} name="reach" />
          </>
        )}
        <WhoWillSee who="the young person and colleagues who know them. Carers do not see what you write here" />
        <Button text={account ? 'Save' : 'Save and send the invite'} preventDoubleClick />
      </Form>
    )}
    {!account && (
      <WhatNext
        steps={[
          'We send them a link. It names nobody.',
          'They say yes or no. They have 14 days.',
          'Carers go on seeing what they see now, but for what the young person keeps private.',
        ]}
      />
    )}
  </Page>
)

const untilWords = (at: Moment | null, zone: string) =>
  at === null ? 'no' : at === forever ? 'until they say stop' : `until ${dayInWords(dayOf(at, zone))}`

export const CarerAccessPage = ({
  frame,
  child,
  carers,
  renewals,
  now,
  zone,
}: Props & {
  carers: CarerAccess[]
  renewals: {
    name: string
    how: string
    lacks: string
    reason: string
    asked: string
    byName: string
    until: Moment
    at: Moment
  }[]
  now: Moment
  zone: string
}) => (
  <Page {...frame} title="Until when carers see it" caption={child.knownAs} back={back(child)}>
    <p>
      A carer sees the private parts until the young person is 13, and all the rest until they are 16. Then
      the young person decides. Six months before, everyone is told. Help goes on, whatever is decided.
    </p>
    <EasyTable
      caption="Carers"
      empty="No carer is here."
      head={['Carer', 'Sees it', 'Private parts', 'Now']}
      rows={carers.map((carer) => [
        `${carer.name}, ${carer.relationship}`,
        seesIt(carer, now) ? untilWords(carer.until, zone) : 'it has ended',
        seesPrivate(carer, now) ? untilWords(carer.privateUntil, zone) : 'closed',
        isInReview(carer, now)
          ? {
              text: `Decide about ${carer.name}`,
              href: `/children/${child.id}/carer-access/${carer.carerId}`,
            }
          : 'Nothing to decide yet',
      ])}
    />
    <p>
      <strong>Ask the young person first.</strong> With{' '}
      <a href={`/children/${child.id}/own-account`}>a way in of their own</a> they decide it themselves.
    </p>
    {renewals.length > 0 && <h2>What was decided</h2>}
    {renewals.map(({ name, how, lacks, reason, asked, byName, until, at }) => (
      <InsetText>
        <p>
          <strong>{name}</strong>: {how}, {untilWords(until, zone)}.
        </p>
        {reason && (
          <p>
            {lacks} {reason} Asked: {asked}.
          </p>
        )}
        <p class="nhsuk-hint">
          {byName}, {dayInWords(dayOf(at, zone))}
        </p>
      </InsetText>
    ))}
  </Page>
)

export const BestInterestsPage = ({
  frame,
  child,
  carer,
  form,
  refusal,
}: Props & { carer: CarerAccess; form: FormState; refusal?: string | undefined }) => (
  <Page
    {...frame}
    title="A best-interests decision"
    caption={`${carer.name}, ${carer.relationship} of ${child.knownAs}`}
    form={form}
    back={{ href: `/children/${child.id}/carer-access` }}
  >
    {refusal && (
      <InsetText>
        <p>{refusal}</p>
      </InsetText>
    )}
    <p>
      Only where {child.knownAs} was helped to decide, and could not decide this one thing. An unwise choice
      is not a reason. If {child.knownAs} can decide, they do.
    </p>
    <Form>
      <Question form={form} name="lacks" />
      <Question form={form} name="reason" />
      <Question form={form} name="asked" />
      <Question form={form} name="what" />
      <Question form={form} name="lookOn" />
      <Question form={form} name="sure" />
      <WhoWillSee who="the young person, colleagues who know them, and this carer. Your name stands with it" />
      <Button text="Save this decision" preventDoubleClick />
    </Form>
  </Page>
)
