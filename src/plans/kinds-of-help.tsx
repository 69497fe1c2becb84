/** Kinds of help: needs-led groups, not levels of severity. What each is, where it is found, and for how many it is in a plan. */
import { findArea, helpKinds, offeredIn, type Area, type HelpKind } from '#areas/areas.ts'
import { EasyTable } from '#design/easy-table.tsx'
import { Page } from '#design/page.tsx'
import { asPublic, type Database } from '#platform/database.ts'
import { visitorFrame, type Frame } from '#platform/frame.ts'
import { found, open, routes, sameForAll } from '#platform/http.ts'
import { all } from '#resources/resources.ts'
import { kindsCounted } from './queries.ts'

export const kindsOfHelpRoutes = routes().get('/:area/kinds-of-help', open(), async (c) => {
  const area = found(findArea(c.req.param('area')))
  const children = await childrenByKind(c.var.world.db, area)
  return sameForAll(c, () => (
    <KindsOfHelpPage frame={visitorFrame(c, area)} area={area} children={children} />
  ))
})

// It reads the open plans of a whole area, so once in ten minutes for each.
const counted = new WeakMap<Database, Map<string, { until: number; children: Map<string, number> }>>()
const keptMs = 600_000

/** For how many children each kind is in a plan, rounded down to tens; absent where there are fewer than ten. */
async function childrenByKind(db: Database, { slug }: Area): Promise<ReadonlyMap<string, number>> {
  const kept = counted.get(db) ?? new Map<string, { until: number; children: Map<string, number> }>()
  counted.set(db, kept)
  const known = kept.get(slug)
  if (known && known.until > performance.now()) return known.children
  const rows = await asPublic(db, (tx) => kindsCounted(tx, slug))
  const children = new Map(rows.map((row) => [row.kind, row.children]))
  kept.set(slug, { until: performance.now() + keptMs, children })
  return children
}

const whereWords: Record<(typeof offeredIn)[number], string> = {
  setting: 'At nursery, school or college',
  community: 'Near where you live',
  online: 'Online',
  gp: 'Through your GP',
}

const KindsOfHelpPage = ({
  frame,
  area,
  children,
}: {
  frame: Frame
  area: Area
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
        String(all().filter((item) => item.helpKinds.includes(kind)).length),
        String(offersOf(area, kind)),
        children.has(kind) ? `${children.get(kind)?.toLocaleString('en-GB')} or more` : 'fewer than 10',
      ])}
    />
    <p class="nhsuk-hint">Everyone can see this page. It tells nothing of any one child.</p>
  </Page>
)

const offersOf = (area: Area, kind: HelpKind) =>
  offeredIn.reduce((sum, where) => sum + area.offers[kind][where].length, 0)
