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
import { resultWords, type Result } from '../rules.ts'

type Props = { frame: Frame; child: { id: string; knownAs: string } }
const planOf = (child: Props['child']) => ({
  href: `/children/${child.id}/plan`,
  text: `Back to ${child.knownAs}’s plan`,
})

export const TriesPage = ({
  frame,
  child,
  tries,
  personDue,
}: Props & {
  tries: { item: string; called: string; result: Result; words: string; on: Day }[]
  personDue: boolean
}) => (
  <Page {...frame} title="What was tried" caption={child.knownAs} back={planOf(child)}>
    <p>We believe what you tell us. What did not help is not offered again.</p>
    {personDue && (
      <InsetText>
        <p>
          Two things did not help. <a href={`/children/${child.id}/talk`}>Would a call help?</a>
        </p>
      </InsetText>
    )}
    <EasyTable
      empty="Nothing yet. When something in the plan has been tried, say there whether it helped."
      head={['What', 'How it went', 'When', 'Change']}
      rows={tries.map(({ item, called, result, words, on }) => [
        called,
        words ? `${resultWords[result]}. ${words}` : resultWords[result],
        dayInWords(on),
        {
          text: 'Change',
          href: `/children/${child.id}/tries/${item}`,
          spoken: `what you said of “${called}”`,
        },
      ])}
    />
  </Page>
)

export const TellPage = ({
  frame,
  child,
  item,
  called,
  form,
}: Props & { item: string; called: string; form: FormState }) => (
  <Page
    {...frame}
    title="How did it go?"
    caption={called}
    form={form}
    back={{ href: `/children/${child.id}/tries`, text: 'Back to what was tried' }}
  >
    <Form action={`/children/${child.id}/tries`}>
      <input type="hidden" name="item" value={item} />
      <Question form={form} name="result" />
      <Question form={form} name="words" />
      <WhoWillSee who={whoSeesPlan} />
      <Button text="Save" preventDoubleClick />
    </Form>
  </Page>
)

type Call = { lead: string; dueOn: Day }

export const TalkPage = ({
  frame,
  child,
  call,
  lead,
  why,
  claimed,
  isFamily,
  familyAsks,
}: Props & {
  call: Call | undefined
  lead: string | undefined
  why: 'two did not help' | 'asked for a call' | 'support moved'
  claimed: string
  isFamily: boolean
  /** Somebody who is not the family asked, and the area's team is not in: only the family lets it in. */
  familyAsks?: boolean
}) => {
  if (call) return <PromisedPage frame={frame} child={child} call={call} isFamily={isFamily} />
  const who = lead ?? 'Someone from the area’s team'
  return (
    <Page
      {...frame}
      title={
        isFamily
          ? `Would you like ${lead ?? 'someone'} to ring you?`
          : `Ask ${lead ?? 'someone'} to ring the family?`
      }
      tab="Ask for a call"
      back={planOf(child)}
    >
      {familyAsks && (
        <InsetText>
          The area’s team cannot see {child.knownAs} yet, and only the family can let them in. Ask them to
          press “Ask someone to ring me” in {child.knownAs}’s plan, or ring them together now.
        </InsetText>
      )}
      <p>{reasons[why](child.knownAs)}</p>
      {lead === undefined && <p>The area’s team has nobody named just now. Someone from it will ring.</p>}
      {isFamily ? (
        <WhoWillSee
          who={`${who} and the area’s team: ${child.knownAs}’s name, how to reach you, the plan, and the profile as far as you show it`}
        />
      ) : (
        <p>
          Ask the family first. {who} and the area’s team will then see {child.knownAs}’s name, how to reach
          them, the plan, and the profile as far as the family shows it.
        </p>
      )}
      <Form>
        <input type="hidden" name="why" value={claimed} />
        <div class="nf-buttons">
          <Button
            text={isFamily ? 'Yes, please ring me' : 'The family said yes: ask for a call'}
            name="ring"
            value="yes"
            preventDoubleClick
          />
          <Button text="Not now" name="ring" value="no" variant="secondary" />
        </div>
      </Form>
      <InsetText>
        Is someone in danger now? Do not wait for a call. Ring <a href="tel:999">999</a>, or look at{' '}
        <a href={frame.links?.helpNow ?? '/help-now'}>help now</a>.
      </InsetText>
    </Page>
  )
}

const reasons = {
  'two did not help': (name: string) =>
    `You tried two things for ${name} and they did not help. You know ${name} best: a person can think it through with you.`,
  'asked for a call': (name: string) =>
    `Talk about ${name} with a person: what is hard, and what could help next.`,
  'support moved': (name: string) =>
    `Support for ${name} has moved. A person can talk through what comes next.`,
}

const PromisedPage = ({ frame, child, call, isFamily }: Props & { call: Call; isFamily: boolean }) => (
  <Page
    {...frame}
    title={`${call.lead} will be in touch`}
    tab="Somebody will be in touch"
    back={planOf(child)}
  >
    <p class="nf-lede">
      By the end of <strong>{dayInWords(call.dueOn)}</strong>.
    </p>
    <WhatNext
      steps={[
        `It stays on the team’s list until ${call.lead} has spoken to ${isFamily ? 'you' : 'the family'}.`,
        'You talk about what to try next.',
        'The plan goes on meanwhile.',
      ]}
    />
    {isFamily && (
      <p>
        <a href={`/children/${child.id}/contact`}>Check how they can reach you</a>
      </p>
    )}
  </Page>
)
