import { areas, type HelpKind } from '#areas/areas.ts'
import { Button } from '#design/button.tsx'
import { Checkboxes } from '#design/checkboxes.tsx'
import { Details } from '#design/details.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Input } from '#design/input.tsx'
import { Page } from '#design/page.tsx'
import { Select } from '#design/select.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, Temporal } from '#platform/time.ts'
import { lineOf, lines, type Band, type Place } from '#profiles/instrument.ts'
import { evidenceWords } from './evidence.ts'
import type { HandbookItem } from './handbook.ts'
import type { Asked } from './search.ts'

const bandWords: Record<Band, string> = { EY: 'Under 5', PR: '5 to 10', SE: '11 to 15', P16: '16 to 25' }
const placeWords: Record<Place, string> = {
  home: 'At home',
  setting: 'At nursery, school or college',
  community: 'Out and about',
}
const kindWords: Record<HandbookItem['kind'], string> = {
  strategy: 'Something to do',
  idea: 'Something to do',
  equipment: 'Something to use',
  programme: 'A course or group',
  book: 'A book',
  video: 'A video',
  page: 'A website',
  app: 'An app',
}
/** As they are called where no area has words of its own. */
const helpKindWords: Record<HelpKind, string> = {
  'keeping-well': 'Keeping well',
  advice: 'Advice',
  help: 'Help',
  'more-help': 'More help',
  safety: 'Keeping safe',
}
export const HandbookPage = ({
  frame,
  asked,
  items,
  total,
  nothing,
}: {
  frame: Frame
  asked: Asked
  items: HandbookItem[]
  total: number
  nothing: boolean
}) => (
  <Page {...frame} title="What helps">
    <p>Open to everyone. You do not need a diagnosis, and you do not need to sign in.</p>
    <search>
      <form method="get" action="/handbook">
        <Input
          name="q"
          label="What is hard just now?"
          hint="In your own words: “won’t sleep”, “meltdown after school”, “hates jumpers”."
          value={asked.q}
        />
        <Select
          name="age"
          label="Age"
          value={asked.band}
          choices={[
            { value: '', text: 'Any age' },
            ...Object.entries(bandWords).map(([value, text]) => ({ value, text })),
          ]}
        />
        <Select
          name="place"
          label="Where"
          value={asked.place}
          choices={[
            { value: '', text: 'Anywhere' },
            ...Object.entries(placeWords).map(([value, text]) => ({ value, text })),
          ]}
        />
        <Select
          name="line"
          label="About"
          value={asked.line}
          choices={[
            { value: '', text: 'Anything' },
            ...lines.map(({ key, label }) => ({ value: key, text: label })),
          ]}
        />
        <Select
          name="kind"
          label="Kind of help"
          value={asked.kind}
          choices={[
            { value: '', text: 'Any' },
            ...Object.entries(helpKindWords).map(([value, text]) => ({ value, text })),
          ]}
        />
        <Select
          name="sure"
          label="How sure are we?"
          value={asked.evidence}
          choices={[
            { value: '', text: 'Any' },
            ...Object.entries(evidenceWords).map(([value, text]) => ({
              value,
              text: text.split(':')[0] ?? text,
            })),
          ]}
        />
        <Checkboxes
          name="easy"
          values={asked.easy === undefined ? [] : ['yes']}
          options={[{ value: 'yes', text: 'Only what is easy to read' }]}
        />
        <Button text="Show what helps" />
      </form>
    </search>
    <p>
      What kinds of help there are near you:{' '}
      {areas.map(({ slug, name }, i) => (
        <>
          {i > 0 && ', '}
          <a href={`/${slug}/kinds-of-help`}>{name}</a>
        </>
      ))}
    </p>
    {nothing ? (
      <InsetText>
        <p>
          We found nothing for “{asked.q}”. Try one word, such as “sleep” or “noise”, or leave the words out
          and choose above.
        </p>
        <p>
          Or <a href="/sign-in">tell us about your child</a> and we find what fits.
        </p>
      </InsetText>
    ) : (
      <h2>
        {items.length === total ? total : `${items.length} of ${total}`} {total === 1 ? 'thing' : 'things'}{' '}
        that may help
      </h2>
    )}
    <ul class="nf-plain nf-results">
      {items.map((item) => (
        <li>
          <a href={`/handbook/${item.id}`}>{item.title}</a>
          <br />
          <span class="nhsuk-hint">
            {kindWords[item.kind]} · {item.lines.map((key) => lineOf(key).label).join(', ')} ·{' '}
            {item.bands.map((band) => bandWords[band]).join(', ')}
          </span>
        </li>
      ))}
    </ul>
    {items.length < total && (
      <p>
        These are the first {items.length}. Choose an age, a place or a line above to see fewer, or{' '}
        <a href={moreOf(asked)}>show them all</a>.
      </p>
    )}
  </Page>
)

const moreOf = ({ q, band, place, line, kind, evidence, easy }: Asked) => {
  const query = new URLSearchParams({
    q,
    age: band ?? '',
    place: place ?? '',
    line: line ?? '',
    kind: kind ?? '',
    sure: evidence ?? '',
    easy: easy === undefined ? '' : 'yes',
    all: 'yes',
  })
  return `/handbook?${query}`
}

export const ItemPage = ({
  frame,
  item,
  alike,
}: {
  frame: Frame
  item: HandbookItem
  alike: HandbookItem[]
}) => (
  <Page
    {...frame}
    title={item.title}
    caption={kindWords[item.kind]}
    back={{ href: '/handbook', text: 'What helps' }}
    sheet={item.title}
  >
    <p class="nf-lede">{item.how}</p>
    <InsetText>
      <strong>When not to:</strong> {item.whenNot}
    </InsetText>
    <SummaryList
      rows={[
        { key: 'Where', value: item.places.map((place) => placeWords[place]).join(', ') },
        { key: 'Age', value: item.bands.map((band) => bandWords[band]).join(', ') },
        { key: 'About', value: item.lines.map((key) => lineOf(key).label).join(', ') },
        { key: 'Kind of help', value: item.helpKinds.map((kind) => helpKindWords[kind]).join(', ') },
        ...('by' in item && item.by ? [{ key: 'Who makes it', value: item.by }] : []),
        ...('site' in item && item.site
          ? [
              {
                key: 'Website',
                value: (
                  <a href={`https://${item.site}`} rel="noopener noreferrer">
                    {item.site}
                  </a>
                ),
              },
            ]
          : []),
        ...('cost' in item ? [{ key: 'Cost', value: item.cost }] : []),
        { key: 'Reading age', value: `About ${item.readingAge}. In English.` },
        { key: 'How sure are we?', value: evidenceWords[item.evidence] },
        {
          key: 'Checked',
          value: `${item.reviewer ? `Checked by ${item.reviewer}.` : 'Not yet checked by a clinician and a parent panel.'} To check by ${dayInWords(Temporal.PlainDate.from(item.reviewBy))}.`,
        },
      ]}
    />
    {alike.length > 0 && (
      <Details summary="Other things that may help">
        <ul>
          {alike.map(({ id, title }) => (
            <li>
              <a href={`/handbook/${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </Details>
    )}
  </Page>
)
