import { asPublic } from '#platform/database.ts'
import { visitorFrame } from '#platform/frame.ts'
import { found, open, routes, sameForAll } from '#platform/http.ts'
import { all } from './handbook.ts'
import { HandbookPage, ItemPage } from './pages.tsx'
import { searchHandbook } from './queries.ts'
import { findItem } from './resources.ts'
import { askedFrom, filtered } from './search.ts'

const shownAtFirst = 30

export const resourcesRoutes = routes()
  .get('/handbook', open(), async (c) => {
    const asked = askedFrom(c.req.query())
    const ids =
      asked.q === ''
        ? undefined
        : asked.terms.length === 0
          ? []
          : await asPublic(c.var.world.db, (tx) => searchHandbook(tx, asked))
    const items = filtered(ids ? ids.flatMap((id) => findItem(id) ?? []) : all(), asked)
    const most = c.req.query('all') === 'yes' ? items.length : shownAtFirst
    return sameForAll(c, () => (
      <HandbookPage
        frame={visitorFrame(c)}
        asked={asked}
        items={items.slice(0, most)}
        total={items.length}
        nothing={items.length === 0}
      />
    ))
  })
  .get('/handbook/:item', open(), (c) => {
    const item = found(findItem(c.req.param('item')))
    const alike = all().filter(
      ({ id, lines, approach }) => id !== item.id && lines[0] === item.lines[0] && approach === item.approach,
    )
    return sameForAll(c, () => <ItemPage frame={visitorFrame(c)} item={item} alike={alike.slice(0, 6)} />)
  })
