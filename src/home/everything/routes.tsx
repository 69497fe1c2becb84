import { findChild, keptUntil, looked } from '#children/children.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { asFile, wholeRecord } from './everything.ts'
import { nameIn } from './names.ts'
import { wholeRoutes } from './whole/routes.tsx'
import { answerOf } from './whole/whole.ts'
import { EverythingPage, ReadEverythingPage } from './pages.tsx'

const family = allow('family')
const [mostOnPage, mostInFile] = [200, 5_000]

const theirChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

export const everythingRoutes = routes()
  .get('/children/:child/everything', family, async (c) => {
    const child = await theirChild(c)
    await looked(c.var.tx, 'looked at how to have a copy', [child.id])
    return c.html(
      <EverythingPage frame={frame(c)} child={child} untilOn={await keptUntil(c.var.tx, child.id)} />,
    )
  })
  .get('/children/:child/everything/read', family, async (c) => {
    const child = await theirChild(c)
    const record = await wholeRecord(c.var.tx, { child, visit: c.var.visit, most: mostOnPage })
    await looked(c.var.tx, 'read everything in the record', [child.id])
    return c.html(
      <ReadEverythingPage
        frame={frame(c)}
        child={child}
        record={record}
        zone={c.var.zone}
        nameOf={nameIn(c)}
      />,
    )
  })
  .get('/children/:child/everything/file', family, async (c) => {
    const child = await theirChild(c)
    const record = await wholeRecord(c.var.tx, { child, visit: c.var.visit, most: mostInFile })
    await looked(c.var.tx, 'took a copy of everything in the record', [child.id])
    const file = JSON.stringify(
      { ...asFile(record, c.var.visit), keptFromYou: await answerOf(c.var.tx, child.id) },
      null,
      1,
    )
    // The name says nothing of whose it is: it may be seen over a shoulder, or years later.
    return c.body(file, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="record.json"',
    })
  })
  .route('/', wholeRoutes)
