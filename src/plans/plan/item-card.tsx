import { Card } from '#design/card.tsx'
import { Button } from '#design/button.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { Tag } from '#design/tag.tsx'
import { Temporal, dayInWords, daysInWords, type Day } from '#platform/time.ts'
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
    <SummaryList
      border={false}
      rows={[
        { key: 'Who', value: item.who },
        { key: 'By when', value: byWhen(item, today) },
        {
          key: 'Kind of help',
          value: item.helpKinds.map((kind) => kinds[kind]).join(', '),
        },
        ...(lineLabel ? [{ key: 'About', value: lineLabel }] : []),
      ]}
    />
    {item.state !== 'trying' && (
      <p>
        <Tag text={stateWords[item.state]} colour={item.state === 'helped' ? 'blue' : 'grey'} />
      </p>
    )}
    <div class="nf-screen">
      <Details summary="How is it going?">
        <Form action={`${at}/items/${item.id}/state`}>
          <div class="nf-buttons">
            {nextStates(item.state).map(({ state, text }) => (
              <Button text={text} name="state" value={state} variant="secondary" small />
            ))}
          </div>
        </Form>
      </Details>
      <p>
        <a href={`${at}/items/${item.id}`}>
          Change <span class="nhsuk-u-visually-hidden">“{item.need}”</span>
        </a>
      </p>
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
  if (state !== 'trying') return dayInWords(byOn)
  const gone = Temporal.PlainDate.compare(byOn, today) < 0
  return `${dayInWords(byOn)} (${gone ? 'that day has passed: how did it go?' : daysInWords(today, byOn)})`
}
