/** Kinds of help: groups by what is useful now, not levels of severity. */
import { helpKinds, offeredIn, type Area, type HelpKind } from '#areas/areas.ts'
import { EasyTable } from '#design/easy-table.tsx'
import { Page } from '#design/page.tsx'
import type { Frame } from '#platform/frame.ts'

const whereWords: Record<(typeof offeredIn)[number], string> = {
  setting: 'At nursery, school or college',
  community: 'Near where you live',
  online: 'Online',
  gp: 'Through your GP',
}

export const KindsOfHelpPage = ({
  frame,
  area,
  ideas,
  children,
}: {
  frame: Frame
  area: Area
  /** How many things the handbook has of each kind. */
  ideas: Record<HelpKind, number>
  /** For how many children each is in a plan, in tens; absent under ten. */
  children: ReadonlyMap<string, number>
}) => (
  <Page {...frame} title="Kinds of help" caption={area.name} wide>
    <p>
      These are kinds of help, not steps on a ladder. A child can have several at once, and can begin with any
      of them. None needs a diagnosis.
    </p>
    {helpKinds.map((kind) => (
      <section>
        <h2 id={kind}>{area.helpKinds[kind]}</h2>
        <p>{area.offers[kind].about}</p>
        <dl class="nf-offers">
          {offeredIn.map((where) => (
            <div>
              <dt>{whereWords[where]}</dt>
              {area.offers[kind][where].map(({ name, about, href }) => (
                <dd>
                  <strong>{href ? <a href={href}>{name}</a> : name}</strong>. {about}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
    ))}
    <h2>How many</h2>
    <p>
      Children are counted by tens, so that nobody can be told from it. A child whose plan has several kinds
      is counted under each.
    </p>
    <EasyTable
      caption="What there is of each kind, and for how many children it is in a plan now"
      empty=""
      head={[
        'Kind of help',
        { text: 'Ideas in What helps', numeric: true },
        { text: 'Offers above', numeric: true },
        { text: 'Children', numeric: true },
      ]}
      rows={helpKinds.map((kind) => [
        area.helpKinds[kind],
        String(ideas[kind]),
        String(offersOf(area, kind)),
        children.has(kind) ? `${children.get(kind)?.toLocaleString('en-GB')} or more` : 'fewer than 10',
      ])}
    />
    <p class="nhsuk-hint">Everyone can see this page. It tells nothing of any one child.</p>
  </Page>
)

const offersOf = (area: Area, kind: HelpKind) =>
  offeredIn.reduce((sum, where) => sum + area.offers[kind][where].length, 0)
