/** Where what was written about one child may go: the other children of whoever wrote it. */
import { childrenNamed, looked, myChildren, nameAndAge } from '#children/children.ts'
import { answersTo } from '#platform/database.ts'
import { soughtIn, type Ctx } from '#platform/http.ts'
import { dayInWords } from '#platform/time.ts'
import type { Candidate } from './forms.ts'

const mostOffered = 10

/** The other children it may be moved to: a family's own; for a colleague those of a name, first of the same family name. */
export async function candidatesFor(c: Ctx, child: { id: string; familyName: string }): Promise<Candidate[]> {
  if (c.var.visit.role === 'family')
    return (await answersTo(c.var.tx, myChildren()))
      .filter(({ id }) => id !== child.id)
      .map((each) => ({ id: each.id, title: nameAndAge(each, c.var.today) }))
  const q = soughtIn(c)
  const rows = await childrenNamed(c.var.tx, q.length >= 2 ? q : child.familyName)
  const others = rows.filter(({ childId }) => childId !== child.id).slice(0, mostOffered)
  await looked(
    c.var.tx,
    'found by name',
    others.map(({ childId }) => childId),
  )
  return others.map(({ childId, knownAs, familyName, bornOn }) => ({
    id: childId,
    title: `${knownAs} ${familyName}, born ${dayInWords(bornOn)}`,
  }))
}
