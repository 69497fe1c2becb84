/** Every share by organisation and by what it is for, with the law it rests on; and a no to a whole organisation. */
import { dataPurposes, type Area } from '#areas/areas.ts'
import { Details } from '#design/details.tsx'
import { Page } from '#design/page.tsx'
import { SummaryList } from '#design/summary-list.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, forever } from '#platform/time.ts'
import { holderAbout, holderName, scopeNames, type Grant } from '../sharing-pages.tsx'
import { purposes, type byOrganisation } from './rules.ts'
import { SayOfSharing } from './say-of-sharing.tsx'

type Shown = {
  frame: Frame
  child: { id: string; knownAs: string }
  held: ReturnType<typeof byOrganisation<Grant>>
  refused: { holderId: string; name: string }[]
  area: Area
  zone: string
}

export const OrganisationsPage = ({ frame, child, held, refused, area, zone }: Shown) => (
  <Page
    {...frame}
    title="What each organisation has, and why"
    back={{ href: `/children/${child.id}/sharing`, text: 'Back to who can see it' }}
  >
    <p>
      Each organisation sees only what you shared with its people, and only for what is written here. A no
      works at once, and takes away no help that needs no sharing, nor your place in any queue.
    </p>
    {held.length === 0 && (
      <p>No organisation has anything. What you write is seen by your family only, until you share it.</p>
    )}
    {held.map(({ id, name, uses }) => (
      <section>
        <h2>{name ?? 'Teams, and others'}</h2>
        <SummaryList
          rows={uses.map(({ purpose, shared }) => ({
            key: purposes.find(({ value }) => value === purpose)?.text ?? purpose,
            value: (
              <>
                {shared.map((grant) => (
                  <p>
                    <Share grant={grant} zone={zone} />
                  </p>
                ))}
                <Law purpose={purpose} area={area} />
              </>
            ),
          }))}
        />
        {!name &&
          uses
            .flatMap(({ shared }) => shared)
            .filter((grant, i, all) => i === all.findIndex(({ holderId }) => holderId === grant.holderId))
            .map((grant) => (
              <Details summary={`Say no to ${holderName(grant)}`}>
                <p>They see nothing more at once. Nobody can let them in again until you allow it.</p>
                <SayOfSharing
                  child={child}
                  holderId={grant.holderId}
                  said="no"
                  text={`Say no to ${holderName(grant)}`}
                />
              </Details>
            ))}
        {id && name && (
          <Details summary={`Say no to all of ${name}`}>
            <p>
              Everybody who works there stops seeing {child.knownAs}’s record at once. Nobody who works there
              can be let in until you allow it again. Only in an emergency can somebody open it, and then you
              are told.
            </p>
            <p>A team can have people from many places. To stop a team, say no to the team itself.</p>
            <SayOfSharing child={child} holderId={id} said="no" text={`Say no to all of ${name}`} />
          </Details>
        )}
      </section>
    ))}
    {refused.length > 0 && (
      <>
        <h2>You said no to</h2>
        {refused.map(({ holderId, name }) => (
          <>
            <p>{name}</p>
            <SayOfSharing
              child={child}
              holderId={holderId}
              said="allowed again"
              text={`Allow sharing with ${name} again`}
            />
          </>
        ))}
      </>
    )}
  </Page>
)

const Share = ({ grant, zone }: { grant: Grant; zone: string }) => (
  <>
    <strong>{holderName(grant)}</strong>
    {grant.staffJob
      ? `, ${grant.staffJob}`
      : grant.staffName
        ? ''
        : holderAbout(grant) && `. ${holderAbout(grant)}`}
    . They see {scopeNames(grant.scopes)}, since {dayInWords(dayOf(grant.at, zone))}
    {grant.until === forever ? '' : ` until ${dayInWords(dayOf(grant.until, zone))}`}.
    {grant.purposeWords && ` In your words: “${grant.purposeWords}”.`}
  </>
)

/** The ground an area's package names for the purpose. Where a family said what it is for themselves, their words are all there is. */
const Law = ({ purpose, area }: { purpose: string; area: Area }) => {
  const known = dataPurposes.find((each) => each === purpose)
  const data = known && area.data.purposes[known]
  return data ? (
    <Details summary="Who answers for it, and which law allows it">
      <p>{data.controllers.join(' and ')} answer for it.</p>
      <p>{data.basis}.</p>
      <p>{data.condition}.</p>
    </Details>
  ) : (
    <p>
      <a href={`/${area.slug}/who-is-responsible`}>Who answers for it</a>
    </p>
  )
}
