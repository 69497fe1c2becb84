import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Area } from '#areas/areas.ts'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { FlowMap } from './flow-map.tsx'
import { agreementFor, dueOf, kindInWords, scopesInWords, type Agreement, type Flow } from './rules.ts'

export const ResponsiblePage = ({ frame, area }: { frame: Frame; area: Area }) => (
  <Page {...frame} title="Who looks after what is written here">
    <p>
      Some organisations decide together how what you write is used. They must look after it, and they answer
      to you for it. Here is who they are, and why they may.
    </p>
    {Object.entries(area.data.purposes).map(
      ([purpose, { about, controllers, basis, condition, processors }]) => (
        <section>
          <h2>{purposeWords(purpose)}</h2>
          <p>{about}</p>
          <SummaryList
            rows={[
              { key: 'Who answers for it', value: controllers.join('; ') },
              { key: 'Why the law lets them', value: `${basis}. ${condition}.` },
              { key: 'Who works for them', value: processors.join('; ') || 'Nobody else' },
            ]}
          />
        </section>
      ),
    )}
    <h2>What you can do</h2>
    <ul>
      <li>
        Read all that is kept about your child, correct it, and take a copy. It is under “Everything here”.
      </li>
      <li>See who looked, and stop sharing at any time. Help does not stop because you ask.</li>
      <li>Say that you do not agree. {area.data.contact}</li>
      <li>Complain to the Information Commissioner: 0303 123 1113.</li>
    </ul>
    <h2>How long it is kept</h2>
    <p>{area.data.keptFor}</p>
    <p>
      <a href="/who-can-see">Who can see what you write</a>
    </p>
  </Page>
)

export const purposeWords = (purpose: string) => purpose.charAt(0).toUpperCase() + purpose.slice(1)

type StewardsProps = { frame: Frame; agreements: Agreement[]; flows: Flow[]; today: Day; area: Area }

export function AgreementsPage({ frame, agreements, flows, today, area }: StewardsProps) {
  const known = flows.map((flow) => ({ ...flow, agreement: agreementFor(flow, agreements, today) }))
  const without = known.filter(({ agreement }) => !agreement).length
  return (
    <Page
      {...frame}
      title="Who is responsible for the data"
      caption="My desk"
      back={{ href: '/home', text: 'My desk' }}
      desk
      wide
    >
      <p>
        Where data goes now, from real shares, and the agreement it goes by. Nothing here stops anybody’s
        help: what is missing is for you to mend.
      </p>
      <p>
        <strong>{inWords(flows.length, without)}</strong>
      </p>
      <p>
        <a href="/steward/responsible/new" class="nhsuk-button">
          Keep an agreement
        </a>
      </p>
      <h2>Where data goes</h2>
      {flows.length > 0 && (
        <>
          <p>A broken line has no agreement in force. A wider line is more children.</p>
          <FlowMap flows={known.map((flow) => ({ ...flow, agreed: flow.agreement !== undefined }))} />
        </>
      )}
      <EasyTable
        caption="The same in words"
        empty="Nothing is shared in your area now."
        head={['From', 'To', 'For', 'What', 'Because', 'Children', 'Agreement']}
        rows={known.map(({ fromKind, toKind, purpose, scopes, bases, children, agreement }) => [
          kindInWords(fromKind),
          kindInWords(toKind),
          purposeWords(purpose),
          scopesInWords(scopes),
          bases.join(', '),
          children === null ? 'fewer than 5' : String(children),
          agreement
            ? `${agreement.reference}, until ${dayInWords(agreement.untilOn)}`
            : 'No agreement in force',
        ])}
      />
      <h2>Agreements kept</h2>
      <EasyTable
        caption="Those that end first, first"
        empty="No agreement is kept yet."
        head={['For', 'Called', 'With', 'From', 'Until', 'Review', 'Impact assessed', 'To do']}
        rows={agreements.map((each) => [
          purposeWords(each.purpose),
          each.reference,
          each.kinds.map(kindInWords).join(', '),
          dayInWords(each.fromOn),
          dayInWords(each.untilOn),
          dayInWords(each.reviewOn),
          `${dayInWords(each.assessedOn)} by ${each.assessedBy}, again ${dayInWords(each.assessAgainOn)}`,
          dueOf(each, today).join('. ') || 'Nothing now',
        ])}
      />
      <p>
        <a href={`/${area.slug}/who-is-responsible`}>What everybody reads about it</a>
      </p>
    </Page>
  )
}

const inWords = (all: number, without: number) =>
  without === 0
    ? all === 0
      ? 'Nothing is shared now.'
      : 'Every flow has an agreement in force.'
    : `${without} of ${all} ${all === 1 ? 'flow has' : 'flows have'} no agreement in force.`

export const NewAgreementPage = ({ frame, form }: { frame: Frame; form: FormState }) => (
  <Page
    {...frame}
    title="Keep an agreement"
    form={form}
    back={{ href: '/steward/responsible', text: 'Who is responsible for the data' }}
  >
    <WhoWillSee who="the stewards of your area. Your name is kept with it." />
    <Form>
      {Object.keys(form.fields).map((name) => (
        <Question form={form} name={name} />
      ))}
      <Button text="Keep it" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'The flows it covers show it from its first day.',
        'On the day to review it, and when it is over, this page says so.',
        'What was kept before stays kept.',
      ]}
    />
  </Page>
)
