/** What is kept private in the area, for the steward: seen, and ended where it should not stand. */
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Frame } from '#platform/frame.ts'
import type { FormState } from '#platform/forms.ts'
import { dayInWords, dayOf, type Day } from '#platform/time.ts'
import { reasons as reasonsToFew } from '../few/rules.ts'
import { reasons as reasonsForHome } from '../homes/rules.ts'
import type { Kept } from './rules.ts'

const kinds = { home: 'A home kept private', few: 'A record kept to a few' } as const
const why = (because: string) =>
  [...reasonsForHome, ...reasonsToFew].find(({ value }) => value === because)?.text ?? because
const whose = ({ knownAs, familyName }: Kept) => `${knownAs} ${familyName}`
const again = ({ reviewOn }: Kept, today: Day) =>
  reviewOn ? `${dayInWords(reviewOn)}${reviewOn.toString() < today.toString() ? ', late' : ''}` : 'No day set'

export const KeptPage = ({
  frame,
  kept,
  zone,
  today,
}: {
  frame: Frame
  kept: Kept[]
  zone: string
  today: Day
}) => (
  <Page {...frame} title="Kept private" caption="My desk" back={{ href: '/home', text: 'My desk' }} desk wide>
    <p>
      Homes that somebody must not find, and records that only a few may see. A carer can ask for either by
      themselves, at once, so that they are safe first. If another carer says it is wrong, or a day to look
      again has passed, it is for you to talk with them and to decide.
    </p>
    <EasyTable
      caption="In force now, those to look at again first"
      empty="Nothing is kept private in your area now."
      head={['Child', 'What', 'Asked for by', 'Why', 'Since', 'Look at again']}
      rows={kept.map((each) => [
        { text: whose(each), href: `/steward/kept/${each.id}` },
        kinds[each.kind],
        each.byName,
        why(each.because),
        dayInWords(dayOf(each.at, zone)),
        again(each, today),
      ])}
    />
  </Page>
)

export const OpenPage = ({
  frame,
  kept,
  form,
  zone,
  today,
}: {
  frame: Frame
  kept: Kept
  form: FormState
  zone: string
  today: Day
}) => (
  <Page
    {...frame}
    title={kinds[kept.kind]}
    caption={whose(kept)}
    form={form}
    back={{ href: '/steward/kept', text: 'All that is kept private' }}
  >
    <SummaryList
      rows={[
        { key: 'Asked for by', value: kept.byName },
        { key: 'Why', value: why(kept.because) },
        { key: 'Since', value: dayInWords(dayOf(kept.at, zone)) },
        { key: kept.kind === 'home' ? 'People who were told' : 'The few', value: String(kept.know) },
        { key: 'Look at again', value: again(kept, today) },
      ]}
    />
    <h2>End it</h2>
    <InsetText>
      <p>
        <strong>This cannot be taken back from whoever sees it.</strong>{' '}
        {kept.kind === 'home'
          ? 'From the moment you press, every carer sees the district, the school and the names of colleagues again.'
          : 'From the moment you press, everybody it was shared with before sees the record again.'}
      </p>
    </InsetText>
    <WhoWillSee who="carers who may share the record see that you ended it, and when. Why is kept in the record." />
    <Form>
      <Question form={form} name="spoken" />
      <Question form={form} name="why" />
      <Button text="End it now" variant="warning" preventDoubleClick />
    </Form>
  </Page>
)
