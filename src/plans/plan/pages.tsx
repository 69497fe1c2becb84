import { ActionLink } from '#design/action-link.tsx'
import { Button } from '#design/button.tsx'
import { Card } from '#design/card.tsx'
import { Details } from '#design/details.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import type { Area } from '#areas/areas.ts'
import { StandsOver, type StandingOver } from '#children/children.ts'
import { BeforeYouArrange } from '#messages/needs-pages.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, type Day } from '#platform/time.ts'
import { labelFor, lines } from '#profiles/profiles.ts'
import { GoalSummary, type ShownGoal } from '../goals/goal-summary.tsx'
import type { AboutWords, ItemRow, MoveRow } from '../plans.ts'
import { places, placeWords, resultWords, type Result } from '../rules.ts'
import type { Suggestion } from '../suggestions.ts'
import { moveWords, supportNow } from '../support/rules.ts'
import { ItemCard } from './item-card.tsx'

type Named = { id: string; knownAs: string }
export const whoSeesPlan = 'your family, and everyone the plan is shared with'
export const planOf = (child: Named) => ({
  href: `/children/${child.id}/plan`,
  text: `Back to ${child.knownAs}’s plan`,
})

export const PlanPage = ({
  frame,
  child,
  area,
  today,
  about,
  items,
  goals,
  suggestions,
  tried,
  involved,
  reviewOn,
  agreed,
  moves,
  call,
  personDue,
  isFamily,
  over,
  zone,
  arrange,
}: {
  frame: Frame
  /** What carers need, for colleagues who may reach them; for anyone else nobody has said anything. */
  arrange: Parameters<typeof BeforeYouArrange>[0]
  child: Named & { settingName: string | null }
  area: Area
  today: Day
  about: AboutWords | undefined
  items: ItemRow[]
  goals: ShownGoal[]
  suggestions: readonly Suggestion[]
  tried: { words: string; result: Result }[]
  involved: string[]
  reviewOn: Day | undefined
  agreed: boolean
  moves: MoveRow[]
  call: { lead: string; dueOn: Day } | undefined
  personDue: boolean
  isFamily: boolean
  over: StandingOver
  zone: string
}) => {
  const here = `/children/${child.id}`
  const at = `${here}/plan`
  const name = child.knownAs
  const going = items.filter(({ state }) => state === 'trying' || state === 'helped')
  const paused = supportNow(moves[0]?.direction) === 'paused'
  // What to do first stands first while there is nothing to read.
  const begun = items.length > 0
  const trying = (
    <>
      <h2>What we are trying</h2>
      {going.length === 0 ? (
        <p>
          {begun
            ? 'Nothing is being tried just now.'
            : `Start with one small thing for ${name}. You do not need an agreed profile or a diagnosis.`}
        </p>
      ) : (
        places.map((place) => {
          const there = going.filter((item) => item.place === place)
          return (
            there.length > 0 && (
              <>
                <h3>{placeWords(place, child.settingName)}</h3>
                {there.map((item) => (
                  <ItemCard
                    at={at}
                    item={item}
                    today={today}
                    kinds={area.helpKinds}
                    lineLabel={labelOf(item.line, area)}
                  />
                ))}
              </>
            )
          )
        })
      )}
      <Button
        text={!begun ? 'Add the first thing to try' : 'Add something to try'}
        href={`${at}/items/new`}
      />

      <p class="nf-screen">
        Was it made by hand? <a href={`${at}/from-paper`}>Write down a paper plan</a>
      </p>
      <p class="nf-screen">
        <a href={`/${area.slug}/kinds-of-help`}>What the kinds of help are, and where to find them</a>
      </p>
      {suggestions.length > 0 && (
        <div class="nf-screen">
          <h2>Ideas that may help</h2>
          {suggestions.map((suggestion) => (
            <SuggestionCard at={at} suggestion={suggestion} kinds={area.helpKinds} />
          ))}
        </div>
      )}
    </>
  )
  return (
    <Page
      {...frame}
      title={`${name}’s plan`}
      tab="The plan"
      back={{ href: here, text: `Back to ${name}` }}
      sheet={`${name}’s plan, ${dayInWords(today)}. For the family and the people they share it with.`}
    >
      <StandsOver over={over} zone={zone} reader={isFamily ? 'family' : 'staff'} />
      <p class="nf-lede">{whereThingsStand({ going: going.length, reviewOn, name })}</p>
      {paused && (
        <InsetText>
          <p>Support is paused. Everything is kept, and nobody has to tell it again.</p>
          <Form action={`${here}/support/back`}>
            <Button text="Come back to support" preventDoubleClick />
          </Form>
        </InsetText>
      )}
      {call && (
        <InsetText>{`${call.lead} will be in touch by the end of ${dayInWords(call.dueOn)}.`}</InsetText>
      )}
      {personDue && (
        <InsetText>
          <p>
            Two things did not help. That is useful to know, and nobody’s fault.{' '}
            <a href={`${here}/talk`}>Would a call help?</a>
          </p>
        </InsetText>
      )}

      <BeforeYouArrange {...arrange} />
      {!begun && trying}
      <h2>What people like about {name}</h2>
      {about?.liked ? <p>{about.liked}</p> : <p class="nhsuk-hint">Nothing written yet.</p>}
      <h2>What matters to {name}</h2>
      {about?.matters ? <p>{about.matters}</p> : <p class="nhsuk-hint">Nothing written yet.</p>}
      <p class="nf-screen">
        <a href={`${at}/about`}>
          {about?.liked || about?.matters ? 'Change these words' : `Write what people like and what matters`}
        </a>
      </p>

      {begun && trying}

      <h2>What we hope for</h2>
      {goals.length === 0 ? (
        <p>No goals yet. You can set up to three, in your own words, and see how they change.</p>
      ) : (
        goals.map((goal) => <GoalSummary at={here} goal={goal} level={3} />)
      )}
      <p class="nf-screen">
        <a href={`${here}/goals`}>{goals.length === 0 ? 'Set a goal' : 'Goals, and how they have gone'}</a>
      </p>

      <h2>What was tried</h2>
      {tried.length === 0 ? (
        <p>Nothing yet. Tell us what helped and what did not: we believe you, and do not offer it twice.</p>
      ) : (
        <ul>
          {tried.map(({ words, result }) => (
            <li>
              <strong>{resultWords[result]}:</strong> {words}
            </li>
          ))}
        </ul>
      )}
      <p class="nf-screen">
        <a href={`${here}/tries`}>Everything that was tried</a>
      </p>

      <h2>Who is involved</h2>
      {involved.length === 0 ? (
        <p>Nobody yet.</p>
      ) : (
        <ul>
          {involved.map((who) => (
            <li>{who}</li>
          ))}
        </ul>
      )}
      {isFamily && (
        <p class="nf-screen">
          <a href={`${here}/sharing`}>Who can see this, and change it</a>
        </p>
      )}

      <h2>When we look at it again</h2>
      <p>
        {reviewOn
          ? `On ${dayInWords(reviewOn)}, or sooner if you like. It takes five minutes.`
          : 'A day is set when you agree a profile together. You can change the plan at any time.'}
      </p>
      <p class="nf-screen">
        {agreed && (
          <>
            <a href={`${here}/review`}>Is it still right?</a> ·{' '}
          </>
        )}
        {reviewOn && (
          <>
            <a href={`${here}/review/calendar`}>Put the day in my calendar</a> ·{' '}
          </>
        )}
        <a href={`${here}/changes`}>What has changed</a>
      </p>

      <h2>How much support</h2>
      <p>{supportInWords(moves[0])}</p>
      <p class="nf-screen">
        <a href={`${here}/support`}>More, less or different support</a>
      </p>

      <div class="nf-screen">
        <h2>On paper</h2>
        <p>
          One page for each person who needs it. <a href={`${here}/sheets`}>Sheets to print</a>
        </p>
        {!call && (
          <ActionLink
            href={`${here}/talk`}
            text={isFamily ? 'Ask someone to ring me' : 'Ask someone to ring the family'}
          />
        )}
      </div>
    </Page>
  )
}

const labelOf = (line: string, area: Area) => {
  const known = lines.find(({ key }) => key === line)
  return known && labelFor(known.key, area.lineLabels)
}

function whereThingsStand({
  going,
  reviewOn,
  name,
}: {
  going: number
  reviewOn: Day | undefined
  name: string
}) {
  const things =
    going === 0 ? '' : going === 1 ? 'There is one thing in it now.' : `There are ${going} things in it now.`
  const look = reviewOn ? `You look at it again on ${dayInWords(reviewOn)}.` : ''
  return [things || `There is nothing in ${name}’s plan yet.`, look].filter(Boolean).join(' ')
}

const supportInWords = (latest: MoveRow | undefined) => {
  if (!latest) return 'As it is now. It can go up, down or sideways at any time, in any order.'
  return `${moveWords[latest.direction]}${latest.reason ? `: ${latest.reason}` : ''} (${latest.byName})`
}

const SuggestionCard = ({
  at,
  suggestion,
  kinds,
}: {
  at: string
  suggestion: Suggestion
  kinds: Area['helpKinds']
}) => (
  <Card heading={suggestion.title} level={3}>
    <p>{suggestion.how}</p>
    <ul class="nf-reasons">
      {suggestion.reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
    <p class="nhsuk-hint">{suggestion.helpKinds.map((kind) => kinds[kind]).join(' · ')}</p>
    <Details summary="When not to">
      <p>{suggestion.whenNot}</p>
    </Details>
    <p>
      <a href={`${at}/items/new?from=${suggestion.id}`}>
        Add to the plan <span class="nhsuk-u-visually-hidden">“{suggestion.title}”</span>
      </a>
    </p>
  </Card>
)
