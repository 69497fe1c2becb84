/** What the house can hold but has no door for yet. Each goes when its door comes. */
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Carer } from './family.ts'
import { ownerAgain, type Actor, type Telling } from './telling.ts'

/** A second carer comes in by the definer every grant goes through, as if the first had let them in at that moment. */
export async function addCarer(
  { as, owner }: Telling,
  actor: Actor,
  { childId, carer }: { childId: string; carer: Carer },
) {
  const grantId = newId()
  await owner
    .insertInto('childCarers')
    .values({
      areaId: actor.areaId,
      childId,
      id: grantId,
      carerId: carer.id,
      name: carer.name,
      relationship: carer.relationship,
    })
    .execute()
  await as(actor, async (tx) => {
    // The clock stays the first carer's; the role is the owner's for this one call.
    await ownerAgain(tx)
    await sql`select put_grant(${grantId}, ${actor.areaId}, ${childId}, 'carer', ${carer.id},
      array['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share'], 'parental responsibility', 'infinity', '', ${actor.personId})`.execute(
      tx,
    )
  })
}

/** An identity check will write this one day. */
export const keepNhsNumber = (
  { owner }: Telling,
  { childId, nhsNumber }: { childId: string; nhsNumber: string },
) => owner.updateTable('children').set({ nhsNumber }).where('id', '=', childId).execute()
