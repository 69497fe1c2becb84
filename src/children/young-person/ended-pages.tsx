/** What a carer is told: before their access ends, and after. */
import { Button } from '#design/button.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Moment } from '#platform/time.ts'
import type { CareEnding, EndedCare } from './rules.ts'

/** On a carer's first page and the child's, from six months before. */
export const EndingSoon = ({ endings, zone }: { endings: readonly CareEnding[]; zone: string }) => (
  <>
    {endings.map(({ knownAs, privateOnly, endsAt }) => (
      <InsetText>
        <p>
          <strong>{knownAs} is growing up.</strong>{' '}
          {privateOnly
            ? `On ${dayInWords(dayOf(endsAt, zone))} the private parts close to you. You go on seeing all the rest.`
            : `On ${dayInWords(dayOf(endsAt, zone))} you stop seeing this record, unless ${knownAs} says yes to you.`}
        </p>
        <p>
          Talk about it together. If {knownAs} cannot decide this, a person who knows them can look at it with
          you. {knownAs}’s help goes on, and so does help for you.
        </p>
      </InsetText>
    ))}
  </>
)

/** On a carer's first page: never a bare "not found" for their own child. */
export const NoLonger = ({ ended }: { ended: readonly EndedCare[] }) => (
  <>
    {ended.length > 0 && <h2>Not yours to see any more</h2>}
    <ul class="nf-plain">
      {ended.map(({ childId, knownAs }) => (
        <li>
          <a href={`/no-longer/${childId}`}>{knownAs}: what has changed</a>
        </li>
      ))}
    </ul>
  </>
)

export const EndedPage = ({
  frame,
  ended,
  team,
  dutyDesk,
  advice,
  zone,
}: {
  frame: Frame
  ended: { knownAs: string; endedAt: Moment; unused: boolean }
  team: string
  dutyDesk: { name: string; phone: string; hours: string }
  advice: string
  zone: string
}) => (
  <Page
    {...frame}
    title="This record is not yours to see now"
    caption={ended.knownAs}
    back={{ href: '/home' }}
  >
    {ended.unused ? (
      <p>
        Nobody had used your sign-in for five years. So on {dayInWords(dayOf(ended.endedAt, zone))} we closed
        it to you, to keep {ended.knownAs}’s record safe. The people below can help you back.
      </p>
    ) : (
      <p>
        {ended.knownAs} is growing up. From 16 a record belongs to the young person, and they say who sees it.
        Since {dayInWords(dayOf(ended.endedAt, zone))} you do not see it.
      </p>
    )}
    <h2>What this does not mean</h2>
    <ul>
      <li>It does not mean you did something wrong.</li>
      <li>It does not mean {ended.knownAs} does not need you. You know them, and that counts.</li>
      <li>{ended.knownAs}’s help does not stop. What is planned goes on, and no place in a queue is lost.</li>
    </ul>
    <h2>What you can do</h2>
    <ul>
      <li>Ask {ended.knownAs}. They can let you see it again on any day, all of it or part.</li>
      <li>
        Do you think {ended.knownAs} cannot decide this? Ring {team}. A person looks at it with you both.
      </li>
      <li>You may always tell people what you see and know. Nobody needs a record to listen.</li>
    </ul>
    <h2>Help for you goes on</h2>
    <p>
      You are still a parent or carer, and help for you does not end with this. See{' '}
      <a href="/handbook">what helps</a>. {advice}
    </p>
    <h2>Whom to ring</h2>
    <p>
      Are you worried that {ended.knownAs} is not safe? {dutyDesk.name}:{' '}
      <a href={`tel:${dutyDesk.phone.replaceAll(' ', '')}`}>{dutyDesk.phone}</a>, {dutyDesk.hours}. In danger
      now? <a href={frame.links?.helpNow ?? '/help-now'}>Help now</a>.
    </p>
    <Button text="Go to your first page" href="/home" />
  </Page>
)
