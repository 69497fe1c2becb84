import { readFileSync } from 'node:fs'
import { looked } from '#children/children.ts'
import { frame } from '#platform/frame.ts'
import { afterwards, allow, missing, routes, type Ctx } from '#platform/http.ts'
import { makePdf } from '#platform/pdf.ts'
import { latestVersion, readMarks, reviewsOf } from '#profiles/profiles.ts'
import { areaOf, childWithPlan, type PlanChild } from '../child.ts'
import { shownGoals } from '../goals/goal-summary.tsx'
import { ratingsInWords } from '../goals/rules.ts'
import { findPlan, goalsOf, itemsOf, ratingsOf, reviewDue } from '../plans.ts'
import { handbookEntries } from '../suggestions.ts'
import { SheetPage, SheetsPage } from './pages.tsx'
import { sheetFor, sheetKinds, sheetWords } from './rules.ts'

const anyone = allow('family', 'staff')
const template = readFileSync(new URL('sheet.typ', import.meta.url), 'utf8')

export const sheetRoutes = routes()
  .get('/children/:child/sheets', anyone, async (c) => {
    const child = await childWithPlan(c)
    await looked(c.var.tx, 'looked at the sheets to print', [child.id])
    return c.html(<SheetsPage frame={frame(c)} child={child} />)
  })
  .get('/children/:child/sheets/:sheet', anyone, async (c) => {
    const child = await childWithPlan(c)
    const asked = c.req.param('sheet')
    const asPdf = asked.endsWith('.pdf')
    const kind = sheetKinds.find((each) => each === (asPdf ? asked.slice(0, -4) : asked)) ?? missing()
    const sheet = sheetFor(kind, await theFacts(c, child))
    await looked(c.var.tx, `looked at: ${sheetWords[kind].name.toLowerCase()}`, [child.id])
    if (!asPdf) return c.html(<SheetPage frame={frame(c)} child={child} sheet={sheet} />)
    return afterwards(c, async () => {
      const bytes = makePdf(template, { ...sheet, label: sheetWords[kind].name })
      return c.body(bytes, 200, {
        'content-type': 'application/pdf',
        // Named for what it is, never for whom.
        'content-disposition': `inline; filename="${sheetWords[kind].file}"`,
      })
    })
  })

async function theFacts(c: Ctx, child: PlanChild) {
  const about = { childId: child.id }
  const plan = await findPlan(c.var.tx, about)
  const items = await itemsOf(c.var.tx, about)
  const version = await latestVersion(c.var.tx, about)
  const agreed = version ? readMarks(version.marks) : []
  const goals = shownGoals(
    await goalsOf(c.var.tx, about),
    await ratingsOf(c.var.tx, about),
    c.var.zone,
  ).filter(({ open }) => open)
  const entries = handbookEntries(items.flatMap(({ item }) => (item ? [item] : [])))
  return {
    child,
    liked: plan?.liked ?? '',
    matters: plan?.matters ?? '',
    strengths: agreed.map(({ strength }) => strength),
    said: agreed.map(({ words }) => words),
    items: items.map((item) => ({
      ...item,
      helps: item.helpKinds.map((kind) => areaOf(c).helpKinds[kind]),
      whenNot: entries.get(item.item ?? '')?.whenNot ?? '',
    })),
    goals: goals.map(({ words, ratings }) => ({ words, goes: ratingsInWords(ratings) })),
    reviewOn: reviewDue(
      version,
      version ? await reviewsOf(c.var.tx, { ...about, versionId: version.id }) : [],
    ),
    today: c.var.today,
  }
}
