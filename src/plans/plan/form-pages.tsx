/** Writing in a plan: about the child, something to try, a change to it. */
import type { Frame } from '#platform/frame.ts'
import type { Child } from 'hono/jsx'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Notification } from '#design/notification.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { Select } from '#design/select.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Area } from '#areas/areas.ts'
import type { FormState } from '#platform/forms.ts'
import { dayInWords } from '#platform/time.ts'
import type { AboutWords, ItemRow } from '../plans.ts'
import { placeWords } from '../rules.ts'
import { planOf, whoSeesPlan } from './pages.tsx'

type Props = { frame: Frame; child: { id: string; knownAs: string } }

export const AboutPage = ({
  frame,
  child,
  form,
  over,
  meanwhile,
}: Props & { form: FormState; over: number; meanwhile?: AboutWords | undefined }) => (
  <Page {...frame} title={`About ${child.knownAs}`} tab="About your child" form={form} back={planOf(child)}>
    {meanwhile && (
      <Meanwhile>
        <ul>
          {[meanwhile.liked, meanwhile.matters].filter(Boolean).map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      </Meanwhile>
    )}
    <WhoWillSee who={whoSeesPlan} />
    <Form>
      <input type="hidden" name="over" value={String(over)} />
      <Question form={form} name="liked" />
      <Question form={form} name="matters" />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)

const Meanwhile = ({ children }: { children?: Child }) => (
  <Notification title="Somebody else wrote here" heading="These words were changed while you were writing">
    <p>Nothing is lost. Yours are still in the boxes below. Theirs say:</p>
    {children}
    <p>Put the two together, then save.</p>
  </Notification>
)

export const NewItemPage = ({
  frame,
  child,
  form,
  refusal,
}: Props & { form: FormState; refusal?: string | undefined }) => (
  <Page {...frame} title="Add something to try" caption={child.knownAs} form={form} back={planOf(child)}>
    {refusal && <InsetText>{refusal}</InsetText>}
    <WhoWillSee who={whoSeesPlan} />
    <Form>
      <ItemFields form={form} />
      <LineField form={form} />
      <Question form={form} name="item" />
      <Button text="Add to the plan" preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'You try it. Small is good.',
        'By the day you chose, say whether it helped.',
        'If two things do not help, we offer you a call with a person.',
      ]}
    />
  </Page>
)

const ItemFields = ({ form }: { form: FormState }) => (
  <>
    <Question form={form} name="need" />
    <Question form={form} name="try" />
    <Question form={form} name="place" />
    <Question form={form} name="who" />
    <Question form={form} name="byOn" />
    <Question form={form} name="helpKinds" />
  </>
)

const LineField = ({ form }: { form: FormState }) => {
  const field = form.fields['line']
  const typed = form.typed['line']
  return field?.kind === 'choice' ? (
    <Select
      name="line"
      label={field.label}
      labelSize="m"
      hint="You can leave this."
      error={form.errors['line']}
      value={typeof typed === 'string' ? typed : undefined}
      choices={[{ value: '', text: 'None, or not sure' }, ...field.choices]}
    />
  ) : null
}

export const ChangeItemPage = ({
  frame,
  child,
  form,
  over,
  item,
  kinds,
  earlier,
  meanwhile,
}: Props & {
  form: FormState
  over: number
  item: ItemRow & { settingName: string | null }
  kinds: Area['helpKinds']
  earlier: { need: string; try: string; on: string }[]
  meanwhile?: ItemRow | undefined
}) => (
  <Page {...frame} title="Change what is tried" caption={item.need} form={form} back={planOf(child)}>
    {meanwhile && (
      <Meanwhile>
        <ul>
          <li>What is needed: {meanwhile.need}</li>
          <li>What we will try: {meanwhile.try}</li>
          <li>
            {placeWords(meanwhile.place, item.settingName)}, {meanwhile.who}, by {dayInWords(meanwhile.byOn)}
          </li>
          <li>{meanwhile.helpKinds.map((kind) => kinds[kind]).join(', ')}</li>
        </ul>
      </Meanwhile>
    )}
    <Form>
      <input type="hidden" name="over" value={String(over)} />
      <ItemFields form={form} />
      <WhoWillSee who={whoSeesPlan} />
      <Button text="Save" preventDoubleClick />
    </Form>
    {earlier.length > 0 && (
      <Details summary="What it said before">
        <ul>
          {earlier.map((was) => (
            <li>
              Until {was.on}: {was.need}. {was.try}
            </li>
          ))}
        </ul>
      </Details>
    )}
  </Page>
)
