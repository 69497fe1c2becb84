/** Three lines a young person chose, for any grown-up they show them to. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { ReadAloud } from '#design/read-aloud.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Moment } from '#platform/time.ts'
import type { CardLines } from './card-queries.ts'

export const MyCardPage = ({
  frame,
  form,
  card,
  zone,
}: {
  frame: Frame
  form: FormState
  card: (CardLines & { address: string; until: Moment }) | undefined
  zone: string
}) => (
  <Page {...frame} title="My card" form={form} back={{ href: '/mine', text: 'My page' }}>
    <ReadAloud of="maincontent" />
    <p>
      Three lines you choose. Show them to any grown-up: a bus driver, a new teacher, a doctor. They need no
      sign-in.
    </p>
    {card && (
      <>
        <h2>What they see</h2>
        <Lines {...card} />
        <p>
          <a href={card.address}>Open my card</a>. Then show your screen, or send them the address. It works
          until {dayInWords(dayOf(card.until, zone))}.
        </p>
        <Form action="/mine/card/end">
          <Button text="Take it away now" variant="secondary" preventDoubleClick />
        </Form>
        <h2>Make a new one</h2>
        <p>The old one is then gone at once, for everyone.</p>
      </>
    )}
    <Form action="/mine/card">
      <Question form={form} name="name" />
      <Question form={form} name="lineOne" />
      <Question form={form} name="lineTwo" />
      <Question form={form} name="lineThree" />
      <Question form={form} name="lasts" />
      <WhoWillSee who="anyone who has the address, until you take it away. Nothing else about you is there" />
      <Button text="Make my card" preventDoubleClick />
    </Form>
  </Page>
)

const Lines = ({ name, lineOne, lineTwo, lineThree }: CardLines) => (
  <InsetText>
    <p>
      <strong>{name}</strong>
    </p>
    {[lineOne, lineTwo, lineThree].filter(Boolean).map((line) => (
      <p class="nf-lede">{line}</p>
    ))}
  </InsetText>
)

/** For whoever is shown it: these words and nothing else of the child's. */
export const CardPage = ({ frame, card }: { frame: Frame; card: CardLines }) => (
  <Page {...frame} title="Please read this">
    <Lines {...card} />
    <p class="nhsuk-hint">They chose these words themselves. Thank you for reading them.</p>
  </Page>
)

export const CardGonePage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="There is no card here">
    <p>It may have been taken away, or its time is over. Ask the person who showed it to you.</p>
  </Page>
)
