/** The plan on paper to write by hand, and the one page on which it is written down here. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Select } from '#design/select.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { planOf, whoSeesPlan } from '../plan/pages.tsx'
import { fieldsOfLine, hopeNumbers, lineNumbers } from './forms.ts'

export const PaperPlanPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="A plan on paper">
    <div class="nf-screen-only">
      <p>
        For a kitchen table, a meeting without a computer, or anyone who would rather write by hand. Print it.
        It is two sides. Fill in what you like and leave the rest.
      </p>
      <p>
        Then write it down in Ninefold yourself, or give it to someone who helps your child. It counts the
        same. Nobody needs a diagnosis, or <a href="/on-paper">the nine lines</a> first.
      </p>
    </div>
    <p>
      Our plan for <span class="nf-write-line" /> Date <span class="nf-write-line nf-short" />
    </p>
    <p>
      Who made it <span class="nf-write-line" />
    </p>
    <h2>What we will try</h2>
    {lineNumbers.map((n) => (
      <div class="nf-paper-line">
        <Box text={`${n}. What is needed`} />
        <Box text="What we will try" />
        <div class="nf-paper-box">
          Where
          <Tick text="home" />
          <Tick text="school, nursery" />
          <Tick text="out and about" />
        </div>
        <Box text="Who" />
        <Box text="By when" />
      </div>
    ))}
    <section class="nf-overleaf">
      <h2>What we hope for</h2>
      <p class="nhsuk-hint">
        In your own words, or the child’s. Then ring a number: 0 is not at all yet, 10 is just as you hope.
      </p>
      {hopeNumbers.map((n) => (
        <div class="nf-hope">
          <h3>Hope {n}</h3>
          <div class="nf-write-here" />
          <p class="nf-ring">{Array.from({ length: 11 }, (_, i) => i).join('   ')}</p>
        </div>
      ))}
      <p>
        We look at it again on <span class="nf-write-line nf-short" /> and ring{' '}
        <span class="nf-write-line nf-short" /> if it goes badly before.
      </p>
      <p class="nf-paper-ticks">
        <Tick text="The family says yes to this plan" />
        <Tick text="The child or young person was asked" />
      </p>
    </section>
  </Page>
)

const Box = ({ text }: { text: string }) => <div class="nf-paper-box">{text}</div>
const Tick = ({ text }: { text: string }) => (
  <span class="nf-tick-box">
    <span aria-hidden="true">☐ </span>
    {text}
  </span>
)

export const FromPaperPage = ({
  frame,
  child,
  form,
  refusal,
  warnings = [],
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  form: FormState
  refusal?: string | undefined
  warnings?: readonly { why: string; kinder: string }[]
}) => (
  <Page {...frame} title="Write down a paper plan" caption={child.knownAs} form={form} back={planOf(child)}>
    <p>
      Everything of <a href="/plan-on-paper">the paper plan</a> on one page. Leave out what it does not say.
      What stands in the plan already stays there.
    </p>
    {refusal && <InsetText>{refusal}</InsetText>}
    <WhoWillSee who={whoSeesPlan} />
    <Form>
      {lineNumbers.map((n) => (
        <fieldset class="nf-told">
          <legend>
            <h2>Line {n}</h2>
          </legend>
          <div class="nf-told-row">
            {fieldsOfLine(n).map((name) => (
              <Quick form={form} name={name} empty="Not said" />
            ))}
          </div>
        </fieldset>
      ))}
      {hopeNumbers.map((n) => (
        <fieldset class="nf-told">
          <legend>
            <h2>Hope {n}</h2>
          </legend>
          <div class="nf-told-row">
            <Quick form={form} name={`hope-${n}`} empty="" />
            <Quick form={form} name={`close-${n}`} empty="Not said" />
          </div>
        </fieldset>
      ))}
      {warnings.length > 0 && (
        <InsetText>
          <p>Nothing is saved yet. Think over what is hoped for, with the family:</p>
          <ul>
            {warnings.map(({ why, kinder }) => (
              <li>
                {why} You could write: “{kinder}”.
              </li>
            ))}
          </ul>
          <p>Change the words above, or press the button again to keep them.</p>
          <input type="hidden" name="sure" value="yes" />
        </InsetText>
      )}
      <WhatNext
        steps={[
          'Each line stands in the plan at once, with who does it and by when.',
          'By that day, anyone in the plan says whether it helped.',
          'Add other kinds of help, or which of the nine lines it is about, on each line later.',
        ]}
      />
      <Button text="Put it in the plan" preventDoubleClick />
    </Form>
  </Page>
)

const Quick = ({ form, name, empty }: { form: FormState; name: string; empty: string }) => {
  const field = form.fields[name]
  const typed = form.typed[name]
  if (field?.kind !== 'choice') return <Question form={form} name={name} size="s" />
  return (
    <Select
      name={name}
      label={field.label}
      labelSize="s"
      error={form.errors[name]}
      value={typeof typed === 'string' ? typed : undefined}
      choices={[{ value: '', text: empty }, ...field.choices]}
    />
  )
}
