import { Button } from '#design/button.tsx'
import { Checkboxes } from '#design/checkboxes.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Radios } from '#design/radios.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'

type Named = { id: string; knownAs: string }
type Props = { frame: Frame; child: Named }

const typedOf = (form: FormState, name: string) => {
  const typed = form.typed[name]
  return typed === undefined ? [] : typeof typed === 'string' ? [typed] : [...typed]
}
const choicesOf = (form: FormState, name: string) => {
  const field = form.fields[name]
  return field && 'choices' in field ? field.choices : []
}

/** Three answers; the names stand under the one they belong to, with a script or without. */
export const ReleaseQuestion = ({ form }: { form: FormState }) => (
  <Radios
    name="released"
    label={form.fields['released']?.label}
    labelSize="m"
    error={form.errors['released']}
    value={typedOf(form, 'released')[0]}
    options={choicesOf(form, 'released').map((option) => ({
      ...option,
      more:
        option.value === 'chosen' ? (
          <Checkboxes
            name="to"
            label={form.fields['to']?.label}
            labelSize="s"
            error={form.errors['to']}
            values={typedOf(form, 'to')}
            options={choicesOf(form, 'to')}
            small
          />
        ) : undefined,
    }))}
  />
)

/** Who sees it at this moment, by name. */
export const SeenBy = ({ who, names }: { who: string; names: readonly string[] }) => (
  <>
    <h2>Who can see it now</h2>
    {names.length === 0 ? (
      <p>{who}.</p>
    ) : (
      <ul>
        <li>{who}</li>
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    )}
  </>
)

export const WhoSeesPage = ({
  frame,
  child,
  form,
  names,
}: Props & { form: FormState; names: readonly string[] }) => (
  <Page
    {...frame}
    title="Who can see your view"
    caption={child.knownAs}
    form={form}
    back={{ href: `/children/${child.id}/view` }}
  >
    <p>
      Your view is what you said about {child.knownAs}. It is yours. You can show it to more people, or take
      it back.
    </p>
    <SeenBy who="You" names={names} />
    <Form>
      <ReleaseQuestion form={form} />
      <Button text="Save" preventDoubleClick />
    </Form>
    <WhatNext
      heading="What happens when you press save"
      steps={[
        'It counts from that moment, on every page, in every meeting and on paper made from then on.',
        'Somebody who saw it before may remember it. Nobody gets a message.',
        'A profile you agreed together stays as it was agreed.',
      ]}
    />
  </Page>
)
