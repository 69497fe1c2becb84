import { districtName, getArea } from '#areas/areas.ts'
import { answer, blank } from '#platform/forms.ts'
import { frame } from '#platform/frame.ts'
import { allow, found, idIn, missing, routes, type Ctx } from '#platform/http.ts'
import { looked } from '../children.ts'
import { carersOf, findChild, mayReach } from '../queries.ts'
import { homeQuestions, privateQuestions, tellQuestions } from './forms.ts'
import { addHome, keepHomePrivate, openHome, tellOfHome } from './homes.ts'
import { HomesPage, KeptPage, NewHomePage, PrivatePage } from './pages.tsx'
import { homesOf, mayBeTold, toldOf } from './queries.ts'
import { reasons } from './rules.ts'

const anyone = allow('family', 'staff')
const areaOf = (c: Ctx) => getArea(c.var.visit.areaSlug)
const isFamily = (c: Ctx) => c.var.visit.role === 'family'
const theChild = async (c: Ctx) => found(await findChild(c.var.tx, idIn(c, 'child')))
type Child = Awaited<ReturnType<typeof theChild>>

/** A carer tells of their own home; of any home, a colleague who may reach the family. */
const mayAdd = async (c: Ctx, child: Child) => isFamily(c) || mayReach(c.var.tx, child.id, 'contact')
const mayKeep = async (c: Ctx, child: Child) =>
  !isFamily(c) &&
  ((await mayReach(c.var.tx, child.id, 'contact')) || (await mayReach(c.var.tx, child.id, 'safety')))

async function newHome(c: Ctx) {
  const child = await theChild(c)
  if (!(await mayAdd(c, child))) missing()
  const carers = (await carersOf(c.var.tx, child.id)).filter(
    ({ carerId }) => carerId !== c.var.visit.personId,
  )
  const questions = homeQuestions({ area: areaOf(c), knownAs: child.knownAs, carers, mine: isFamily(c) })
  return { child, questions, others: carers.length > 0 }
}

/** A home that whoever asks may see, and may say of that it is private. */
async function homeToKeep(c: Ctx) {
  const child = await theChild(c)
  const homeId = idIn(c, 'home')
  const home = found((await homesOf(c.var.tx, child.id)).find(({ id }) => id === homeId))
  if (!home.mine && !(await mayKeep(c, child))) missing()
  const about = { childId: child.id, homeId }
  const told = await toldOf(c.var.tx, about)
  const people = (await mayBeTold(c.var.tx, about)).filter(
    ({ holderId }) => !told.some((each) => each.holderId === holderId),
  )
  return { child, home, about, told, people }
}

export const homesRoutes = routes()
  .get('/children/:child/homes', anyone, async (c) => {
    const child = await theChild(c)
    await looked(c.var.tx, 'looked at where they live', [child.id])
    return c.html(
      <HomesPage
        frame={frame(c)}
        child={child}
        homes={await homesOf(c.var.tx, child.id)}
        mayAdd={await mayAdd(c, child)}
        mayKeep={await mayKeep(c, child)}
        zone={c.var.zone}
        districtName={(key) => districtName(areaOf(c), key)}
      />,
    )
  })
  .get('/children/:child/homes/new', anyone, async (c) => {
    const { child, questions, others } = await newHome(c)
    return c.html(<NewHomePage frame={frame(c)} child={child} form={blank(questions)} others={others} />)
  })
  .post('/children/:child/homes/new', anyone, async (c) => {
    const { child, questions, others } = await newHome(c)
    const sent = answer(questions, c.var.body)
    if (!sent.ok)
      return c.html(<NewHomePage frame={frame(c)} child={child} form={sent.form} others={others} />, 422)
    const { with: carers, ...home } = sent.answers
    const self = isFamily(c) ? [c.var.visit.personId] : []
    await addHome(c.var.tx, { childId: child.id, ...home, carers: [...carers, ...self] })
    return c.redirect(`/children/${child.id}/homes`, 303)
  })
  .get('/children/:child/homes/:home/private', anyone, async (c) => privatePage(c, await homeToKeep(c)))
  .post('/children/:child/homes/:home/private', anyone, async (c) => {
    const shown = await homeToKeep(c)
    const sent = answer(privateQuestions(shown.people), c.var.body)
    if (!sent.ok && !shown.home.keptSince) return privatePage(c, shown, sent.form)
    if (sent.ok) await keepHomePrivate(c.var.tx, { ...shown.about, ...sent.answers })
    return c.redirect(`/children/${shown.child.id}/homes`, 303)
  })
  .post('/children/:child/homes/:home/tell', anyone, async (c) => {
    const shown = await homeToKeep(c)
    if (!shown.home.keptSince)
      return c.redirect(`/children/${shown.child.id}/homes/${shown.home.id}/private`, 303)
    const sent = answer(tellQuestions(shown.people, 1), c.var.body)
    if (!sent.ok) return privatePage(c, shown, sent.form)
    await tellOfHome(c.var.tx, { ...shown.about, ...sent.answers })
    return c.redirect(`/children/${shown.child.id}/homes/${shown.home.id}/private`, 303)
  })
  .post('/children/:child/homes/:home/open', anyone, async (c) => {
    const { child, home, about } = await homeToKeep(c)
    if (!home.mine) missing()
    await openHome(c.var.tx, about)
    return c.redirect(`/children/${child.id}/homes`, 303)
  })

/** Before it is private, or while it is: the way in, or who knows and how it ends. */
function privatePage(
  c: Ctx,
  { child, home, told, people }: Awaited<ReturnType<typeof homeToKeep>>,
  form?: Parameters<typeof PrivatePage>[0]['form'],
) {
  const looks = { frame: frame(c), child, home, people: people.length > 0 }
  const page = home.keptSince ? (
    <KeptPage
      {...looks}
      reason={reasons.find(({ value }) => value === home.because)?.text ?? ''}
      told={told}
      form={form ?? blank(tellQuestions(people, 1))}
    />
  ) : (
    <PrivatePage {...looks} form={form ?? blank(privateQuestions(people))} />
  )
  return c.html(page, form ? 422 : 200)
}
