/** What people say differently about parental responsibility, and what courts ordered: for the steward, who decides. */
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Day } from '#platform/time.ts'
import { scopesInWords } from '../responsible/rules.ts'
import { orderInWords, paperInWords, type AreaOrder, type Dispute, type Holder, type Word } from './rules.ts'

const whose = ({ knownAs, familyName }: { knownAs: string; familyName: string }) => `${knownAs} ${familyName}`
const desk = { href: '/home', text: 'My desk' }
const list = { href: '/steward/responsibility', text: 'Responsibility and court orders' }

export const ListPage = ({
  frame,
  disputes,
  orders,
  today,
}: {
  frame: Frame
  disputes: Dispute[]
  orders: AreaOrder[]
  today: Day
}) => (
  <Page {...frame} title="Responsibility and court orders" caption="My desk" back={desk} desk wide>
    <EasyTable
      caption="To look into, what is due first"
      empty="Nobody has asked you to look into anything."
      head={['Child', 'About whom', 'Due']}
      rows={disputes.map((dispute) => [
        { text: whose(dispute), href: `/steward/disputes/${dispute.id}` },
        dispute.carer,
        `${dayInWords(dispute.dueOn)}${dispute.dueOn.toString() < today.toString() ? ', late' : ''}`,
      ])}
    />
    <EasyTable
      caption="Court orders that stand"
      empty="No court order is written down in your area."
      head={['Child', 'What', 'From', 'Until']}
      rows={orders.map((order) => [
        { text: whose(order), href: `/steward/orders/${order.id}` },
        orderInWords(order.kind),
        dayInWords(order.fromOn),
        order.untilOn ? dayInWords(order.untilOn) : 'No day',
      ])}
    />
  </Page>
)

const saidWords: Record<string, string> = {
  'holds it': 'has it',
  'does not hold it': 'does not have it',
  'not sure': 'not sure',
}

export const DisputePage = ({
  frame,
  dispute,
  words,
  form,
  zone,
}: {
  frame: Frame
  dispute: Dispute
  words: Pick<Word, 'says' | 'shown' | 'byName' | 'at'>[]
  form: FormState
  zone: string
}) => (
  <Page {...frame} title="Who has parental responsibility" caption={whose(dispute)} form={form} back={list}>
    <SummaryList
      rows={[
        { key: 'About', value: dispute.carer },
        { key: 'Asked by', value: `${dispute.byName}, ${dayInWords(dayOf(dispute.at, zone))}` },
        { key: 'What they wrote', value: dispute.words },
        { key: 'Due', value: dayInWords(dispute.dueOn) },
      ]}
    />
    <h2>What was said and shown</h2>
    <ul>
      {words.map(({ says, shown, byName, at }) => (
        <li>
          {byName}: {saidWords[says]}
          {shown === 'nothing' ? '' : `, shown ${paperInWords(shown) ?? 'another paper'}`} (
          {dayInWords(dayOf(at, zone))})
        </li>
      ))}
    </ul>
    <h2>What you found</h2>
    <WhoWillSee who="everyone who can see the record sees what you found and your name. Why is kept in the record." />
    <Form>
      <Question form={form} name="says" />
      <Question form={form} name="shown" />
      <Question form={form} name="words" />
      <Button text="Save what I found" preventDoubleClick />
    </Form>
  </Page>
)
export const OrderPage = ({
  frame,
  order,
  holders,
  form,
  end,
}: {
  frame: Frame
  order: AreaOrder
  holders: Holder[]
  form: FormState
  end: FormState
}) => (
  <Page
    {...frame}
    title={orderInWords(order.kind)}
    tab="A court order"
    caption={whose(order)}
    form={Object.keys(end.errors).length > 0 ? end : form}
    back={list}
  >
    <SummaryList
      rows={[
        { key: 'What it means here', value: order.means },
        { key: 'From', value: dayInWords(order.fromOn) },
        { key: 'Until', value: order.untilOn ? dayInWords(order.untilOn) : 'It names no day' },
        { key: 'Protects', value: order.protects.join('; ') || 'No carer' },
        { key: 'Binds', value: order.binds.join('; ') || 'No carer' },
        { key: 'Who saw it', value: `${order.byName}, on ${dayInWords(order.seenOn)}` },
      ]}
    />
    <h2>Who sees the record now</h2>
    <SummaryList
      rows={holders.map(({ name, scopes, decided, keeps, words }) => ({
        key: name,
        value: decided
          ? `Now: ${seen(scopes)}. You decided: ${keeps === null ? 'the order stands in nobody’s way' : seen(keeps)}. ${words ?? ''}`
          : seen(scopes),
      }))}
    />
    <h2>Decide about somebody’s access</h2>
    <InsetText>
      It works at once, and no page names the order. While it stands, nobody else can give them more. A young
      person always sees their own record.
    </InsetText>
    <Form>
      <Question form={form} name="holder" />
      <Question form={form} name="leave" />
      <Question form={form} name="spoken" />
      <Question form={form} name="words" />
      <WhoWillSee who="you, and colleagues who mind this child’s safety. Carers who may share the record see who can see it." />
      <Button text="Decide this" variant="warning" preventDoubleClick />
    </Form>
    <h2>When it stands no more</h2>
    <Form action={`/steward/orders/${order.id}/end`}>
      <Question form={end} name="why" />
      <p>Nothing is given back by itself. Whoever may share the record can share it anew.</p>
      <Button text="It stands no more" variant="secondary" preventDoubleClick />
    </Form>
  </Page>
)
/** All of it: whoever decides must not be told of “more”. */
const seen = (scopes: readonly string[]) => scopesInWords(scopes) || 'nothing'
