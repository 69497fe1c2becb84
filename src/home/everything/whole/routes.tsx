import { findChild, looked } from '#children/children.ts'
import { isFresh } from '#people/people.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, routes, type Ctx } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { nameIn } from '../names.ts'
import { facts } from '../pages.tsx'
import { parts } from '../parts.ts'
import { namesOf } from '../queries.ts'
import { FreshFirstPage, NotNowPage, WholePage } from './pages.tsx'
import { askedFor, saveAsking } from './queries.ts'
import { wholeStewardRoutes } from './steward-routes.tsx'
import { answerOf, idsIn, withoutStrangers, type Given } from './whole.ts'

const family = allow('family')
const theirChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))

/** What is given, in the words of the whole record. */
async function inWords(c: Ctx, given: readonly Given[]) {
  const rows = given.flatMap((each) => ('said' in each ? [each.said] : []))
  const names = Object.fromEntries((await namesOf(c.var.tx, idsIn(rows))).map(({ id, name }) => [id, name]))
  const say = { zone: c.var.zone, nameOf: nameIn(c), names }
  return given.map((each) => ({
    title: parts[each.part].title,
    words: 'words' in each ? each.words : '',
    rows: 'said' in each ? facts(parts[each.part].says, withoutStrangers(each.said, names), say) : [],
  }))
}

export const wholeRoutes = routes()
  .get('/children/:child/everything/whole', family, async (c) => {
    const child = await theirChild(c)
    const asked = await askedFor(c.var.tx, child.id)
    const answer = asked.some(({ doneAt }) => doneAt) ? await answerOf(c.var.tx, child.id) : undefined
    await looked(c.var.tx, 'looked at what they asked to see', [child.id])
    return c.html(
      <WholePage
        frame={frame(c)}
        child={child}
        asked={asked}
        answer={answer}
        given={await inWords(c, answer?.given ?? [])}
        zone={c.var.zone}
      />,
    )
  })
  .post('/children/:child/everything/whole', family, async (c) => {
    const child = await theirChild(c)
    if (!isFresh(c.var.visit))
      return c.html(<FreshFirstPage frame={frame(c)} child={child} typed={c.var.body} />, 403)
    const asked = await saveAsking(c.var.tx, { requestId: newId(), childId: child.id })
    if (!asked) return c.html(<NotNowPage frame={frame(c)} child={child} />, 409)
    return c.redirect(`/children/${child.id}/everything/whole`, 303)
  })
  .route('/', wholeStewardRoutes)
