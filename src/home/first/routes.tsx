/** The first page of whoever signs in: a family's children, or a colleague's lists. Looked at often, so one trip each. */
import { districtName, getArea } from '#areas/areas.ts'
import {
  deskCounts,
  deskPage,
  glassWaiting,
  myCareEnding,
  myChildren,
  myEndedCare,
  myInvites,
  myJoinNotices,
  myOwnInvites,
  myPutRightNotices,
  nameAndAge,
  type DeskList,
} from '#children/children.ts'
import { myAddressTroubles, tellingsWaiting } from '#messages/messages.ts'
import { lookedAt } from '#platform/database.ts'
import { frame } from '#platform/frame.ts'
import { atOnce, glance, routes, type Ctx } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { wholePage } from '#platform/promises.ts'
import { Temporal } from '#platform/time.ts'
import { concernsWaiting, plansWaiting } from '#safety/safety.ts'
import { competencyOn, profilingUntil } from '#workforce/workforce.ts'
import { DeskPage, deskNames } from '../desk-pages.tsx'
import { FamilyHomePage } from '../family-pages.tsx'
import { anyNews } from './queries.ts'

const rowsPerPage = 50

export const firstRoutes = routes().get('/home', glance('family', 'staff'), (c) =>
  c.get('session').role === 'family' ? familyHome(c) : desk(c),
)

const noNews = { invites: [], ownInvites: [], ended: [], endings: [], troubles: [], notices: [], joins: [] }

async function familyHome(c: Ctx) {
  const { children, news } = await atOnce(c, {
    children: lookedAt(myChildren(), { what: 'looked at their first page', child: 'id', most: 20 }),
    news: anyNews(),
  })
  // A young person’s first page is their own.
  if (children.length === 1 && children[0]?.own) return c.redirect('/mine')
  const told = news[0]?.hasNews
    ? await atOnce(c, {
        invites: myInvites(),
        ownInvites: myOwnInvites(),
        ended: myEndedCare(),
        endings: myCareEnding(),
        troubles: myAddressTroubles(),
        notices: myPutRightNotices(),
        joins: myJoinNotices(),
      })
    : noNews
  const { today, zone } = c.var
  return wholePage(
    c,
    <FamilyHomePage
      frame={frame(c)}
      family={children.map((child) => ({ ...child, title: nameAndAge(child, today) }))}
      {...told}
      zone={zone}
    />,
  )
}

const isList = (name: string): name is DeskList => name in deskNames

const lists = ['urgent', 'talk', 'reviews', 'countersign', 'carers'] as const
const soonDays = 14

async function desk(c: Ctx) {
  const asked = c.req.query('list') ?? ''
  const list = isList(asked) ? asked : await firstToLookAt(c)
  const after = cursor(c.req.query('after'))
  const { waiting, rows, training, glass, toRead, notices, joins, hardDays, toTell } = await atOnce(c, {
    waiting: deskCounts(lists, soonDays),
    rows: lookedAt(deskPage({ list, after, most: rowsPerPage + 1 }), {
      what: 'looked at a work list',
      child: 'childId',
      most: rowsPerPage,
    }),
    training: profilingUntil(),
    glass: glassWaiting(),
    toRead: concernsWaiting(),
    hardDays: plansWaiting(),
    toTell: tellingsWaiting(),
    notices: myPutRightNotices(),
    joins: myJoinNotices(),
  })
  const area = getArea(c.var.visit.areaSlug)
  const page = rows.slice(0, rowsPerPage)
  const last = page.at(-1)
  return wholePage(
    c,
    <DeskPage
      frame={frame(c)}
      list={list}
      toCheck={glass[0]?.n ?? undefined}
      counts={Object.fromEntries(waiting.map(({ list: each, n }) => [each, n]))}
      rows={page}
      next={
        rows.length > rowsPerPage && last
          ? `/home?list=${list}&after=${last.dueOn.toString()}_${last.itemId}`
          : undefined
      }
      start={after ? `/home?list=${list}` : undefined}
      today={c.var.today}
      competency={competencyOn(c.var.today, training[0]?.untilOn)}
      toRead={toRead[0]?.n}
      unreached={toRead[0]?.unreached ?? 0}
      hardDays={hardDays[0]?.n ?? 0}
      toTell={toTell[0]?.n ?? 0}
      notices={notices}
      joins={joins}
      zone={c.var.zone}
      districtName={(key) => districtName(area, key)}
    />,
  )
}

/** The first list on which anybody waits; everyone, when nobody does. */
async function firstToLookAt(c: Ctx): Promise<DeskList> {
  const { waiting } = await atOnce(c, { waiting: deskCounts(lists, soonDays) })
  return lists.find((each) => waiting.some(({ list, n }) => list === each && n > 0)) ?? 'children'
}

/** Where the page before ended: a day and an id. Anything else begins at the start. */
function cursor(after: string | undefined) {
  const [day, itemId] = (after ?? '').split('_')
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !isId(itemId)) return undefined
  try {
    return { dueOn: Temporal.PlainDate.from(day), itemId }
  } catch {
    return undefined
  }
}
