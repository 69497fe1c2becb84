/** Writing in the plan for when things are hard: the whole of it, their own words, who it names, and what each does. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { LeaveQuickly } from '#design/leave-quickly.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { addressOf, title, type Looks } from './pages.tsx'
import { sections, type Named } from './rules.ts'

const only = 'only the people this plan names. Not other carers, and not other colleagues'

export const WritePlanPage = ({
  frame,
  area,
  child,
  form,
  meanwhile,
}: Looks & {
  form: FormState
  /** Somebody changed the plan while this was written. */
  meanwhile?: { by: string; plan: readonly { heading: string; text: string }[] } | undefined
}) => (
  <Page {...frame} title={title} caption={child.knownAs} form={form} back={{ href: addressOf({ child }) }}>
    <LeaveQuickly to={area.safety.leaveTo} />
    {meanwhile ? (
      <>
        <InsetText>
          {meanwhile.by} changed the plan while you wrote. Theirs is the plan now. Yours is kept, and stands
          below. Put into it what theirs says, then save.
        </InsetText>
        <h2>What {meanwhile.by} wrote</h2>
        <SummaryList rows={meanwhile.plan.map(({ heading, text }) => ({ key: heading, value: text }))} />
        <h2>What you wrote</h2>
      </>
    ) : (
      <p>Write it together if you can, on a calm day. Leave empty what you do not know yet.</p>
    )}
    <Form>
      {sections.map((name) => (
        <Question form={form} name={name} />
      ))}
      {'people' in form.fields && <Question form={form} name="people" />}
      <Question form={form} name="again" />
      <Question form={form} name="seen" />
      <WhoWillSee who={only} />
      <Button text="Save the plan" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'The people it names are told that there is something new. The letter names nobody and says nothing of this.',
        `${child.knownAs}’s own words come first, and what each person does. You write both on the next page.`,
        'What was written before is kept. Nothing is lost.',
        'Whoever opens the record in an emergency can read it for one hour. The steward checks each time.',
      ]}
    />
  </Page>
)

export const WordsPage = ({ frame, area, child, form, own }: Looks & { form: FormState; own: boolean }) => (
  <Page {...frame} title={title} caption={child.knownAs} form={form} back={{ href: addressOf({ child }) }}>
    <LeaveQuickly to={area.safety.leaveTo} />
    <p>
      {own
        ? 'These words are yours. They come first. Nobody else can change them.'
        : `These words are ${child.knownAs}’s. Write down what was said, not what you think of it. With a way in of their own, they write it themselves.`}
    </p>
    <Form>
      <Question form={form} name="words" />
      {!own && <Question form={form} name="saidTo" />}
      <WhoWillSee who={only} />
      <Button text="Save these words" preventDoubleClick />
    </Form>
  </Page>
)

export const PartPage = ({
  frame,
  area,
  child,
  form,
  person,
}: Looks & { form: FormState; person: Named }) => (
  <Page {...frame} title={title} caption={child.knownAs} form={form} back={{ href: addressOf({ child }) }}>
    <LeaveQuickly to={area.safety.leaveTo} />
    <Form>
      <Question form={form} name="part" />
      <WhoWillSee who={only} />
      <Button text="Save" preventDoubleClick />
    </Form>
    <p>
      {person.mine
        ? 'It says “Agreed” as soon as you save it.'
        : 'It says “Not agreed yet” until they say yes to it themselves.'}
    </p>
  </Page>
)

type Listed = Named & { on: Day; by: string; mayTakeOff: boolean }

export const PeoplePage = ({
  frame,
  area,
  child,
  form,
  anyone,
  people,
  takenOff,
  stays,
}: Looks & {
  form: FormState
  anyone: boolean
  people: Listed[]
  takenOff: Listed[]
  /** It was tried to take off the last one of the family. */
  stays?: boolean
}) => (
  <Page {...frame} title={title} caption="Who can read it" form={form} back={{ href: addressOf({ child }) }}>
    <LeaveQuickly to={area.safety.leaveTo} />
    {stays && (
      <InsetText>
        Nothing has changed. Somebody of the family stays on the plan. Add another of them first.
      </InsetText>
    )}
    <p>
      These people can read the plan and write in it. Nobody else can, and nobody else sees that it is here.
    </p>
    <ul class="nf-plain">
      {people.map(({ id, name, about, on, by, mayTakeOff }) => (
        <li>
          <p>
            <strong>{[name, about].filter(Boolean).join(', ')}</strong>. Added by {by} on {dayInWords(on)}.
          </p>
          {mayTakeOff && (
            <Form action={`${addressOf({ child })}/people/${id}/off`}>
              <Button text={`Take ${name} off`} variant="secondary" small preventDoubleClick />
            </Form>
          )}
        </li>
      ))}
    </ul>
    {takenOff.length > 0 && (
      <>
        <h2>Taken off</h2>
        <ul>
          {takenOff.map(({ name, by, on }) => (
            <li>
              {name}, by {by} on {dayInWords(on)}
            </li>
          ))}
        </ul>
      </>
    )}
    <h2>Add somebody</h2>
    {anyone ? (
      <Form action={`${addressOf({ child })}/people`}>
        <Question form={form} name="people" />
        <WhoWillSee who="those you tick see the whole plan, at once" />
        <Button text="Add to the plan" preventDoubleClick />
      </Form>
    ) : (
      <p>Everybody who can see the record is named already. Share the record first, to add somebody else.</p>
    )}
    <WhatNext
      steps={[
        'It holds at once.',
        'The people named are told that there is something new, and read here who was added or taken off.',
      ]}
    />
  </Page>
)
