/** The paper, and the one page on which a colleague writes down what a carer said. */
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { NineLinesBlank } from '#design/nine-lines-blank.tsx'
import type { Line } from '#design/nine-lines-words.ts'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Select } from '#design/select.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import type { LineKey } from '../instrument.ts'
import { opening } from '../view/forms.ts'
import { fieldsOf } from './forms.ts'

export const PaperPage = ({ frame, lines }: { frame: Frame; lines: readonly Line[] }) => (
  <Page {...frame} title="The nine lines on paper">
    <div class="nf-screen-only">
      <p>
        For anyone who would rather write by hand. Print it, or ask for one at your school, nursery or family
        hub. Fill in what you like and leave the rest.
      </p>
      <p>
        Give it to someone who helps your child, or read it to them by telephone. They write it down here, and
        it counts the same. Nobody needs a diagnosis, an account or a computer.
      </p>
      <p>
        There is <a href="/plan-on-paper">a plan on paper</a> too: what to try, who does it and by when.
      </p>
    </div>
    <NineLinesBlank title="The nine lines on paper" lines={lines} />
    <section class="nf-overleaf">
      <h2>In your own words</h2>
      {Object.values(opening).map(({ title, hint }) => (
        <>
          <h3>{title('your child')}</h3>
          <p class="nhsuk-hint">{hint}</p>
          <div class="nf-write-here" />
        </>
      ))}
    </section>
  </Page>
)

export const ToldPage = ({
  frame,
  child,
  form,
  lineNames,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  form: FormState
  lineNames: readonly { key: LineKey; label: string }[]
}) => (
  <Page
    {...frame}
    title="Write down what a carer told you"
    caption={child.knownAs}
    form={form}
    back={{ href: `/children/${child.id}` }}
  >
    <p>
      By telephone, from <a href="/on-paper">the paper form</a> or across a table. It is their view, in their
      words, and help follows from it like from any other. Leave out what they did not say.
    </p>
    <Form>
      <Question form={form} name="teller" size="s" />
      <Question form={form} name="how" size="s" />
      <Question form={form} name="joys" size="s" />
      <Question form={form} name="worries" size="s" />
      <Question form={form} name="tried" size="s" />
      {lineNames.map(({ key, label }) => (
        <fieldset class="nf-told">
          <legend>
            <h2>{label}</h2>
          </legend>
          <div class="nf-told-row">
            {fieldsOf(key, form.fields).map((name) => (
              <Told form={form} name={name} />
            ))}
          </div>
        </fieldset>
      ))}
      <Question form={form} name="shown" size="s" />
      <Question form={form} name="ring" size="s" />
      <Details summary="If something they said is dangerous">
        <p>
          Do not write it only here. Ring 999 if anyone is in danger now, or follow your own safeguarding
          steps, before you save this.
        </p>
      </Details>
      <WhoWillSee who="those they say yes to, above. “Who looked” tells the family that you wrote it." />
      <WhatNext
        steps={[
          'It stands beside the other views, and the things that may help follow from it at once.',
          'If they said yes to a call, a named person rings: within one working day where it is urgent.',
          'If they want to change a word, write it down again. The newer one is shown, the older one is kept.',
        ]}
      />
      <Button text="Save what they told me" preventDoubleClick />
    </Form>
  </Page>
)

const Told = ({ form, name }: { form: FormState; name: string }) => {
  const field = form.fields[name]
  const typed = form.typed[name]
  if (field?.kind !== 'choice') return <Question form={form} name={name} size="s" />
  return (
    <Select
      name={name}
      label={field.label}
      labelSize="s"
      hint={field.hint}
      error={form.errors[name]}
      value={typeof typed === 'string' ? typed : undefined}
      choices={[{ value: '', text: 'Not said' }, ...field.choices]}
    />
  )
}
