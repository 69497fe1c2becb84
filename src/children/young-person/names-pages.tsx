import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { ReadAloud } from '#design/read-aloud.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'

const where: Record<string, string> = {
  everywhere: 'Everywhere',
  home: 'At home',
  school: 'At school',
  'only here': 'Only here',
}

export const MyNamesPage = ({
  frame,
  form,
  names,
}: {
  frame: Frame
  form: FormState
  names: { name: string; safeWith: string }[]
}) => (
  <Page {...frame} title="My name" form={form} back={{ href: '/mine', text: 'My page' }}>
    <ReadAloud of="maincontent" />
    <p>
      You can be known by one name here and another there. Each person sees only the name that is safe with
      them.
    </p>
    {names.length > 0 && (
      <SummaryList
        rows={names.map(({ name, safeWith }) => ({ key: where[safeWith] ?? safeWith, value: name }))}
      />
    )}
    <Form>
      <Question form={form} name="safeWith" />
      <Question form={form} name="name" />
      <Button text="Save" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'It holds at once, on every page about you.',
        'Everyone else goes on using the name on your record.',
        'Your own pages show only a name that is safe everywhere, in case somebody looks over your shoulder.',
      ]}
    />
  </Page>
)
