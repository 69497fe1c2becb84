import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import {
  medicalKinds,
  medicalNext,
  medicalWords,
  rights,
  supportNext,
  supportWords,
  type Medical,
  type SupportSaid,
} from './rules.ts'

type Shown = {
  frame: Frame
  child: { id: string; knownAs: string }
  support: SupportSaid[]
  medical: Medical[]
  /** What it is shared with now, for a carer who may share. */
  shared: { holderId: string; name: string; about: string }[] | undefined
  refused: { holderId: string; name: string }[]
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
        <Form action={`/children/${child.id}/agreements/no`}>
          <p>
            You said no to <strong>{name}</strong>. Nobody can let them in.
          </p>
          <input type="hidden" name="holder" value={holderId} />
          <Button
            text={`Allow sharing with ${name} again`}
            variant="secondary"
            small
            name="said"
            value="allowed again"
          />
        </Form>
      ))}
      {shared.length > 0 && (
        <Details summary="Say no to somebody">
          <p>They see nothing more at once. Nobody can let them in again until you allow it.</p>
          {shared.map(({ holderId, name, about }) => (
            <Form action={`/children/${child.id}/agreements/no`}>
              <p>{[name, about].filter(Boolean).join(', ')}</p>
              <input type="hidden" name="holder" value={holderId} />
              <Button text={`Say no to ${name}`} variant="secondary" small name="said" value="no" />
            </Form>
          ))}
        </Details>
      )}
    </>
  )

const MedicalThings = ({ child, medical, form, family, mayWrite, zone }: Shown) => {
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
            {family && mayWrite && <Answer child={child} latest={latest} />}
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
const Answer = ({ child, latest }: { child: { id: string }; latest: Medical }) => (
  <Form action={`/children/${child.id}/agreements/medical`}>
    <input type="hidden" name="matter" value={latest.matterId} />
    {(medicalNext[latest.said] ?? []).flatMap((said) =>
      rights
        // Whoever gave it takes it back by the same right.
        .filter(({ value }) => latest.byRight === '' || value === latest.byRight)
        .map(({ value, text }) => (
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
