/** Who opened or changed a record, for its family. */
import { EasyTable } from '#design/easy-table.tsx'
import { InsetText } from '#design/inset-text.tsx'
import { Page } from '#design/page.tsx'
import type { Frame } from '#platform/frame.ts'
import { momentInWords, type Moment } from '#platform/time.ts'
import { OpenedInEmergency } from './glass/family-pages.tsx'
import type { Told } from './glass/glass.ts'
import { home } from './pages.tsx'

type Looks = { frame: Frame; child: { id: string; knownAs: string } }
type Look = { at: Moment; actorName: string; actorJob: string; role: string; what: string }

export const WhoLookedPage = ({
  frame,
  child,
  rows,
  more,
  told,
  zone,
}: Looks & { rows: Look[]; more: boolean; told: Told[]; zone: string }) => {
  const last = rows.at(-1)
  return (
    <Page
      {...frame}
      title={`Who has looked at ${child.knownAs}’s record`}
      tab="Who has looked"
      back={home(child)}
    >
      <OpenedInEmergency child={child} told={told} zone={zone} />
      <p>Everyone who opened or changed it, the newest first. Nobody can take a line away.</p>
      <EasyTable
        empty="Nobody has looked yet."
        head={['Who', 'What', 'When']}
        rows={rows.map(({ actorName, actorJob, what, at }) => [
          actorJob ? `${actorName}, ${actorJob}` : actorName,
          what,
          momentInWords(at, zone),
        ])}
        next={more && last ? `?before=${last.at.epochMilliseconds}` : undefined}
      />
      <InsetText>
        Something here you did not expect? <a href={`/children/${child.id}/sharing`}>Change who can see it</a>
        , or tell us from the foot of this page.
      </InsetText>
    </Page>
  )
}
