import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Select } from '#design/select.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { noSettings, type ChildQuestions } from './forms.ts'

type Named = { id: string; knownAs: string }
type Looks = { frame: Frame; child: Named }
export const home = ({ id, knownAs }: Named) => ({ href: `/children/${id}`, text: `Back to ${knownAs}` })
const one = (typed: string | string[] | undefined) => (typeof typed === 'string' ? typed : undefined)

export const NewChildPage = ({
  frame,
  form,
  settings,
}: {
  frame: Frame
  form: FormState<ChildQuestions> | FormState
  settings: { id: string; name: string }[]
}) => (
  <Page {...frame} title="Tell us about your child" form={form} back={{ href: '/home' }}>
    <p>
      This takes about two minutes. Then you tell us what your child finds easy and hard, in your own words.
    </p>
    <WhoWillSee who="only you, until you choose to share it" />
    <Form>
      <Question form={form} name="knownAs" />
      <Question form={form} name="familyName" />
      <Question form={form} name="bornOn" />
      <Question form={form} name="relationship" />
      <Question form={form} name="yourName" />
      <Question form={form} name="district" />
      <Select
        name="settingId"
        label="Where do they spend the day?"
        labelSize="m"
        hint="Their nursery, school or college. We do not tell them."
        error={form.errors.settingId}
        value={one(form.typed.settingId)}
        choices={[
          { value: '', text: 'Choose from the list' },
          ...settings.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Select
        name="noSetting"
        label="Or, if they are not at one now"
        labelSize="m"
        value={one(form.typed.noSetting)}
        choices={[{ value: '', text: 'They are at the one above' }, ...noSettings]}
      />
      <Button text="Save and carry on" preventDoubleClick />
    </Form>
  </Page>
)

export const ContactPage = ({ frame, child, form }: Looks & { form: FormState }) => (
  <Page {...frame} title="How can people reach you?" form={form} back={home(child)}>
    <p>All of it may be left empty. You can change it at any time.</p>
    <WhoWillSee who="you, and people you let see how to reach you. Never another carer." />
    <Form>
      <Question form={form} name="phone" />
      <Question form={form} name="email" />
      <Question form={form} name="postcode" />
      <Question form={form} name="bestTime" />
      <Button text="Save" preventDoubleClick />
    </Form>
    <WhatNext steps={['If you asked for a call, we use this to reach you.']} />
    <p>
      Do you need an interpreter, Easy Read, or a call instead of a letter?{' '}
      <a href="/me/told">Say how we tell you things</a>
    </p>
  </Page>
)
