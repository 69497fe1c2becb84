/** Beside an entry: what somebody says is not right, and what a colleague answers. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Correction } from '#children/children.ts'
import type { Frame } from '#platform/frame.ts'
import type { FormState } from '#platform/forms.ts'
import { momentInWords } from '#platform/time.ts'
import type { Facts } from './pages.tsx'

export const NotRightPage = ({
  frame,
  child,
  facts,
  corrections,
  form,
  reply,
  zone,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  facts: Facts
  corrections: Correction[]
  form: FormState
  /** For a colleague: the one of these that they may answer, the oldest that waits. */
  reply: { correctionId: string; form: FormState } | undefined
  zone: string
}) => (
  <Page
    {...frame}
    title="Is this not right?"
    form={reply && Object.keys(reply.form.errors).length > 0 ? reply.form : form}
    back={{ href: `/children/${child.id}/put-right`, text: 'What was put right' }}
  >
    <p>This stands in {child.knownAs}’s record.</p>
    <SummaryList rows={facts} />
    {corrections.map(({ words, byName, at, answer, answerWords, answeredBy }) => (
      <InsetText>
        <p>
          <strong>
            {byName}, {momentInWords(at, zone)}: this is not right, because
          </strong>
        </p>
        <p>{words}</p>
        {answer && (
          <p>
            <strong>
              {answeredBy} {answer === 'agreed' ? 'agrees that it is not right' : 'thinks that it is right'}:
            </strong>{' '}
            {answerWords}
          </p>
        )}
      </InsetText>
    ))}
    {reply && (
      <Form action={`/children/${child.id}/not-right/${reply.correctionId}`}>
        <h2>Answer the first that waits</h2>
        <Question form={reply.form} name="answer" />
        <Question form={reply.form} name="why" />
        <Button text="Save my answer" preventDoubleClick />
      </Form>
    )}
    <Form>
      <h2>Say what is not right</h2>
      <Question form={form} name="words" />
      <WhoWillSee who="everybody who may read the entry. It stands beside it, with your name." />
      <Button text="Save" variant={reply ? 'secondary' : undefined} preventDoubleClick />
    </Form>
    <WhatNext
      steps={[
        'Nothing is taken away: both are read together.',
        'A colleague who may read it answers by name, and says why.',
      ]}
    />
  </Page>
)
