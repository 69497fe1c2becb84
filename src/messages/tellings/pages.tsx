import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { WhatNext } from '#design/what-next.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf } from '#platform/time.ts'
import { inWords, type Needs } from '../needs/rules.ts'
import { tellOf } from '../words.ts'
import type { Telling } from './telling.ts'

export const ToTellPage = ({
  frame,
  tellings,
  zone,
}: {
  frame: Frame
  tellings: (Telling & { needs: Needs | undefined; ways: string })[]
  zone: string
}) => (
  <Page {...frame} title="To tell" caption="My desk" back={{ href: '/home', text: 'My desk' }} desk>
    <p>
      These parents and carers are not just sent a letter: they said how they need to be told. Tell them, then
      tick it here. It comes off everybody’s list.
    </p>
    {tellings.length === 0 ? (
      <p>Nobody waits to be told anything.</p>
    ) : (
      <ul class="nf-plain">
        {tellings.map(({ id, childId, name, template, holderName, fromAt, needs, ways }) => (
          <li>
            <h2>
              <a href={`/children/${childId}`}>{name}</a>
            </h2>
            <p>
              <strong>{tellOf(template)}</strong> Since {dayInWords(dayOf(fromAt, zone))}, for {holderName}.
            </p>
            {needs && <p>{inWords(needs).join('. ')}.</p>}
            <p>{ways || 'They have not shared how to reach them with you.'}</p>
            <Form action={`/to-tell/${id}`}>
              <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
                I have told them<span class="nhsuk-u-visually-hidden">: {name}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    )}
    <WhatNext
      steps={[
        'Your name and the day are kept with the tick.',
        'If you cannot reach them, leave it here. Others on the team see it too.',
        'You are told of what kind it is, and no more. Offer to open it together with them.',
      ]}
    />
  </Page>
)

export const ToldAlreadyPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Somebody has told them already" back={{ href: '/to-tell', text: 'To tell' }}>
    <p>A colleague ticked this before you. There is nothing left to do.</p>
    <Button text="Back to the list" href="/to-tell" />
  </Page>
)
