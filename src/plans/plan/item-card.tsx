import { Card } from '#design/card.tsx'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { dayInWords, daysInWords, type Day } from '#platform/time.ts'
import type { ItemRow } from '../plans.ts'
import { stateWords } from '../rules.ts'

/** One line of the plan: the need, what we try, who, by when; and one press to say how it is going. */
export const ItemCard = ({
  at,
  item,
  today,
  kinds,
  lineLabel,
}: {
  at: string
  item: ItemRow
  today: Day
  kinds: Record<ItemRow['helpKinds'][number], string>
  lineLabel: string | undefined
}) => (
  <Card heading={item.need} level={4}>
    <p>{item.try}</p>
    <p>
      <strong>{item.who}</strong>, {byWhen(item, today)}
    </p>
    <p class="nhsuk-hint">
      {[...item.helpKinds.map((kind) => kinds[kind]), lineLabel].filter(Boolean).join(' · ')}
    </p>
    <div class="nf-screen">
      <Details summary={item.state === 'trying' ? 'How is it going?' : `${stateWords[item.state]}. And now?`}>
        <Form action={`${at}/items/${item.id}/state`}>
          <div class="nf-buttons">
            {nextStates(item.state).map(({ state, text }) => (
              <Button text={text} name="state" value={state} variant="secondary" small />
            ))}
          </div>
        </Form>
        <p>
          <a href={`${at}/items/${item.id}`}>
            Change the words, the day or who <span class="nhsuk-u-visually-hidden">for “{item.need}”</span>
          </a>
        </p>
      </Details>
    </div>
  </Card>
)

const nextStates = (now: ItemRow['state']) =>
  (
    [
      { state: 'helped', text: 'It helped' },
      { state: 'did not help', text: 'It did not help' },
      { state: 'trying', text: now === 'trying' ? 'Still trying' : 'Try it again' },
      { state: 'stopped', text: 'Stop it' },
    ] as const
  ).filter(({ state }) => state !== now || state === 'trying')

/** The day, and how far off it is while that still matters. */
function byWhen({ byOn, state }: ItemRow, today: Day) {
  if (state !== 'trying') return `${stateWords[state].toLowerCase()}.`
  const days = today.until(byOn).days
  if (days < 0) return `by ${dayInWords(byOn)}. That day has passed: how did it go?`
  return `by ${dayInWords(byOn)}${days <= soonDays ? ` (${daysInWords(today, byOn)})` : ''}.`
}
const soonDays = 60
