import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhatNext } from '#design/what-next.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { whoSeesPlan } from '../plan/pages.tsx'
import { moveWords, supportNow, type Direction } from './rules.ts'

export type ShownMove = { direction: Direction; reason: string; byName: string; on: Day }

export const SupportPage = ({
  frame,
  child,
  moves,
  form,
  refusal,
}: {
  frame: Frame
  child: { id: string; knownAs: string }
  moves: ShownMove[]
  form: FormState
  refusal?: string
}) => {
  const here = `/children/${child.id}`
  const [latest] = moves
  const paused = supportNow(latest?.direction) === 'paused'
  return (
    <Page
      {...frame}
      title={`How much support for ${child.knownAs}`}
      tab="How much support"
      form={form}
      back={{ href: `${here}/plan`, text: `Back to ${child.knownAs}’s plan` }}
    >
      {refusal && <InsetText>{refusal}</InsetText>}
      {paused && latest ? (
        <>
          <p class="nf-lede">
            Support has been paused since {dayInWords(latest.on)}. Everything is as you left it.
          </p>
          <Form action={`${here}/support/back`}>
            <Button text="Come back to support" preventDoubleClick />
          </Form>
          <p>You do not have to tell anything again. We ask whether you would like a call.</p>
          <h2>Or come back to something else</h2>
        </>
      ) : (
        <p class="nf-lede">
          {latest
            ? `${moveWords[latest.direction]}, since ${dayInWords(latest.on)}.`
            : 'Support is as it is now.'}{' '}
          It can move in any direction, at any time, in any order.
        </p>
      )}
      <Form>
        <Question form={form} name="direction" />
        <Question form={form} name="reason" />
        <WhoWillSee who={whoSeesPlan} />
        <Button text="Save" preventDoubleClick />
      </Form>
      <WhatNext
        steps={[
          'The plan, your goals and your place in any queue stay as they are.',
          'For more support, or when you come back, we ask whether you would like a call.',
        ]}
      />
      {moves.length > 0 && (
        <>
          <h2>How it has moved</h2>
          <EasyTable
            empty=""
            head={['When', 'What', 'Why', 'Who said so']}
            rows={moves.map(({ direction, reason, byName, on }) => [
              dayInWords(on),
              moveWords[direction],
              reason || '–',
              byName,
            ])}
          />
        </>
      )}
    </Page>
  )
}
