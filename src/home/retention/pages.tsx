/** The steward's: how long each kind is kept, what is due to go, what is kept longer, and what went. */
import { howLong, holdInWords, periods, type Hold, type Keeps, type Look } from '#children/children.ts'
import { Button } from '#design/button.tsx'
import { EasyTable } from '#design/easy-table.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, momentInWords } from '#platform/time.ts'

const stayed = ({ changed, held, stuck }: Look) => changed + held + stuck
const stands = (look: Look) =>
  look.agreedAt === null
    ? 'Nobody agreed to it. Nothing is gone'
    : look.due > 0
      ? `Going now: ${look.gone} gone, ${look.due} to go`
      : `${look.gone} gone${stayed(look) > 0 ? `, ${stayed(look)} stayed` : ''}`

export const RetentionPage = ({
  frame,
  keeps,
  looks,
  holds,
  zone,
}: {
  frame: Frame
  keeps: Keeps[]
  looks: Look[]
  holds: Hold[]
  zone: string
}) => (
  <Page
    {...frame}
    title="How long records are kept"
    caption="My desk"
    back={{ href: '/home', text: 'My desk' }}
    desk
    wide
  >
    <p>
      Every record has a last day. Where two periods are true of a child, the longer one holds. After that day
      nothing goes by itself: you look at what is due, and it goes when you agree to exactly that.
    </p>
    <h2>What is due</h2>
    <Form action="/retention">
      <p>
        We look through the records whose period may be over, and show you what we find. Nothing goes yet.
      </p>
      <Button text="See what is due to go" preventDoubleClick />
    </Form>
    <EasyTable
      caption="Looked at before, the newest first"
      empty="Nobody has looked yet."
      head={['When', 'By', 'Agreed by', 'Where it stands']}
      rows={looks.map((look) => [
        { text: momentInWords(look.madeAt, zone), href: `/retention/${look.id}` },
        look.madeName,
        look.agreedName ?? 'Nobody',
        stands(look),
      ])}
    />
    <h2>Kept longer</h2>
    <EasyTable
      caption="Kept longer than their period, those that end soonest first"
      empty="No record is kept longer than its period."
      head={['Whose', 'Why', 'Until', 'By']}
      rows={holds.map((hold) => [
        { text: `${hold.knownAs} ${hold.familyName}`, href: `/retention/kept/${hold.id}` },
        holdInWords(hold.reason),
        dayInWords(hold.untilOn),
        hold.byName,
      ])}
    />
    <h2>The periods</h2>
    <InsetText>
      <p>
        <b>To be confirmed by the records manager of your area.</b> Your area can keep any of them longer, and
        none shorter. Ask whoever runs Ninefold for you.
      </p>
    </InsetText>
    <EasyTable
      caption="How long each kind is kept here"
      empty=""
      head={['What', 'How long', 'From', 'Who says so', 'How it goes']}
      rows={keeps.map(({ kind, ...long }) => {
        const { what, from, source, goes } = periods[kind]
        return [what, howLong(long), from, source, goes === 'agreed' ? 'When you agree' : 'By itself']
      })}
    />
    <p>
      Letters go after 30 days, and links to sign in a week after they are over. The account of who looked
      stays: it holds no names and no words about anybody.
    </p>
  </Page>
)

export const HeldPage = ({ frame, hold, zone }: { frame: Frame; hold: Hold; zone: string }) => (
  <Page
    {...frame}
    title="A record that is kept longer"
    back={{ href: '/retention', text: 'How long records are kept' }}
  >
    <SummaryList
      rows={[
        { key: 'Whose', value: `${hold.knownAs} ${hold.familyName}` },
        { key: 'Why', value: holdInWords(hold.reason) },
        { key: 'In their words', value: hold.words },
        { key: 'Until', value: dayInWords(hold.untilOn) },
        { key: 'Kept by', value: hold.byName },
        { key: 'Since', value: dayInWords(dayOf(hold.at, zone)) },
      ]}
    />
    <h2>No longer needed?</h2>
    <p>If you end this, nothing goes at once. The next look at what is due finds the record again.</p>
    <WhoWillSee who="stewards of this area. “Who looked” says that it is no longer kept longer." />
    <Form action={`/retention/kept/${hold.id}`}>
      <Button text="Do not keep it longer" variant="secondary" preventDoubleClick />
    </Form>
  </Page>
)
