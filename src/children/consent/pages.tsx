import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { together } from '../homes/rules.ts'
import type { Standing } from '../responsibility/rules.ts'
import {
  medicalKinds,
  nextBy,
  medicalWords,
  supportNext,
  supportWords,
  weightOf,
  type Medical,
  type rightsFor,
  type SupportSaid,
} from './rules.ts'
import { SayOfSharing } from './say-of-sharing.tsx'

type Shown = {
  frame: Frame
  child: { id: string; knownAs: string }
  support: SupportSaid[]
  medical: Medical[]
  /** What it is shared with now, for a carer who may share. */
  shared: { holderId: string; name: string; about: string }[] | undefined
  refused: { holderId: string; name: string }[]
  /** The young person's own account, if they have one. */
  themselvesId: string | undefined
  standings: ReadonlyMap<string, Standing>
  /** Carers of whom it is known that they hold parental responsibility. */
  couldConsent: string[]
  rights: ReturnType<typeof rightsFor>
  form: FormState
  family: boolean
  mayWrite: boolean
  zone: string
}

export const AgreementsPage = (shown: Shown) => (
  <Page
    {...shown.frame}
    title="What you agreed"
    form={shown.form}
    back={{ href: `/children/${shown.child.id}` }}
  >
    <p>
      These are three different things. You can say yes to one and no to another, and change your mind at any
      time. Ideas for tonight, your own draft and your place in any queue wait for none of them.
    </p>
    <Support {...shown} />
    <Sharing {...shown} />
    <MedicalThings {...shown} />
  </Page>
)

const Support = ({ child, support, family, mayWrite, zone }: Shown) => {
  const [latest] = support
  return (
    <>
      <h2>Support</h2>
      {support.length === 0 ? (
        <p>Nobody has asked yet whether you want support.</p>
      ) : (
        <ul>
          {support.map(({ said, byName, at }) => (
            <li>
              {supportWords[said]}, by {byName}, {dayInWords(dayOf(at, zone))}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Form action={`/children/${child.id}/agreements/support`}>
          {family ? (
            <div class="nf-buttons">
              {(supportNext[latest?.said ?? 'asked'] ?? []).map((said) => (
                <Button text={saySupport[said]} variant="secondary" small name="said" value={said} />
              ))}
            </div>
          ) : (
            <Button
              text="Ask the family whether they want support"
              variant="secondary"
              small
              name="said"
              value="asked"
            />
          )}
        </Form>
      )}
    </>
  )
}
const saySupport = { yes: 'Yes, we want support', no: 'No, not now', withdrawn: 'We no longer want it' }

const Sharing = ({ child, shared, refused }: Shown) =>
  shared && (
    <>
      <h2>Sharing</h2>
      <p>
        <a href={`/children/${child.id}/sharing`}>See who it is shared with, what for and until when</a>.
      </p>
      {refused.map(({ holderId, name }) => (
        <>
          <p>
            You said no to <strong>{name}</strong>. Nobody can let them in.
          </p>
          <SayOfSharing
            child={child}
            holderId={holderId}
            said="allowed again"
            text={`Allow sharing with ${name} again`}
          />
        </>
      ))}
      {shared.length > 0 && (
        <Details summary="Say no to somebody">
          <p>They see nothing more at once. Nobody can let them in again until you allow it.</p>
          {shared.map(({ holderId, name, about }) => (
            <>
              <p>{[name, about].filter(Boolean).join(', ')}</p>
              <SayOfSharing child={child} holderId={holderId} said="no" text={`Say no to ${name}`} />
            </>
          ))}
        </Details>
      )}
    </>
  )

const MedicalThings = (shown: Shown) => {
  const { child, medical, form, family, mayWrite, zone } = shown
  const matters = [...Map.groupBy(medical, ({ matterId }) => matterId).values()]
  return (
    <>
      <h2>Medical things</h2>
      {matters.length === 0 && <p>Nobody has asked for your consent to anything medical here.</p>}
      {matters.map((rows) => {
        const [latest] = rows
        return latest ? (
          <section>
            <h3>{latest.words}</h3>
            <SummaryList
              rows={[
                {
                  key: 'What',
                  value: medicalKinds.find(({ value }) => value === latest.kind)?.text ?? latest.kind,
                },
                ...rows.map(({ said, byName, byRight, at }) => ({
                  key: dayInWords(dayOf(at, zone)),
                  value: `${medicalWords[said]}, by ${byName}${byRight ? ` (${byRight})` : ''}`,
                })),
              ]}
            />
            <HowFarItGoes {...shown} rows={rows} />
            {family && mayWrite && <Answer {...shown} rows={rows} />}
          </section>
        ) : null
      })}
      {mayWrite && (
        <Details
          summary={family ? 'Write down what you agree to' : 'Ask for consent to one thing'}
          open={Object.keys(form.errors).length > 0}
        >
          <Form action={`/children/${child.id}/agreements/medical`}>
            <Question form={form} name="kind" />
            <Question form={form} name="words" />
            {family && (
              <>
                <Question form={form} name="byRight" />
                <Question form={form} name="said" />
              </>
            )}
            <WhoWillSee who={`everyone who can see ${child.knownAs}’s record`} />
            <Button text="Save" preventDoubleClick />
          </Form>
        </Details>
      )}
    </>
  )
}

const sayMedical = { given: 'Agree', refused: 'Do not agree', withdrawn: 'I no longer agree' }
const Answer = ({ child, rows, rights }: Shown & { rows: Medical[] }) => (
  <Form action={`/children/${child.id}/agreements/medical`}>
    <input type="hidden" name="matter" value={rows[0]?.matterId} />
    {rights.flatMap(({ value, text }) =>
      nextBy(rows, value).map((said) => (
        <p>
          <Button
            text={`${sayMedical[said]}. ${text}`}
            variant="secondary"
            small
            name="answer"
            value={`${said}/${value}`}
          />
        </p>
      )),
    )}
  </Form>
)

/** Kindly: an answer is always taken, and who could answer besides is named. */
const HowFarItGoes = ({
  child,
  rows,
  themselvesId,
  standings,
  couldConsent,
}: Shown & { rows: Medical[] }) => {
  const { knownAs } = child
  const own = rows.find(({ byId }) => byId === themselvesId)
  switch (weightOf(rows, { themselvesId, standings })) {
    case 'their own':
      return (
        <InsetText>
          {knownAs} answered this themselves: {medicalWords[own?.said ?? 'asked']?.toLowerCase()}. Their own
          answer stands first where they understand what it is about. From 16 that is taken for granted.
          Before, a doctor or nurse talks it through with them.
        </InsetText>
      )
    case 'a view':
      return (
        <InsetText>
          Thank you: this is kept as their view. For this medical thing it is not enough by itself, because it
          is written down that they do not have parental responsibility.{' '}
          {couldConsent.length > 0
            ? `${together(couldConsent)} could say yes`
            : 'Somebody who has it could say yes'}
          , or {knownAs} themselves, if they understand what it is about. All other help goes on.
        </InsetText>
      )
    case 'looked into':
      return (
        <InsetText>
          People say different things about whether {rows[0]?.byName} has{' '}
          <a href={`/children/${child.id}/responsibility`}>parental responsibility</a>. A person is looking
          into it. All other help goes on.
        </InsetText>
      )
    case 'as said':
      return null
  }
}
