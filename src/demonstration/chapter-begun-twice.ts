/** A child of whom there are two records, and what the steward made of that: one pair stays joined, one was taken apart again. */
import { joinsHere, registerChild, saveJoin, saveJoinUndone, share } from '#children/children.ts'
import { newId } from '#platform/ids.ts'
import { tell } from '#plans/plans.ts'
import type { Told } from './chapters.ts'
import type { Relationship } from './family.ts'

/** Begun again by the same mother, under the long name that stands on the letter from the school. */
export async function begunTwice({ childId, about, carer, staff }: Told) {
  const { supporter } = about.world.cast
  const other = await again({ about, carer }, 'Oluwatobi')
  await carer(0, (tx) =>
    tell(tx, { childId: other, item: 'SE-S1', result: 'helped', words: 'The tent under the table.' }),
  )
  if (supporter)
    await carer(0, (tx) =>
      share(tx, {
        childId: other,
        holder: { kind: 'staff', id: supporter },
        scopes: ['profile', 'plan'],
        purpose: 'everyday help',
      }),
    )
  await staff('steward', (tx) =>
    saveJoin(tx, {
      id: newId(),
      earlierId: other,
      goesOnId: childId,
      why: 'another name',
      words:
        'His mother told me on the telephone: Tobi is short for Oluwatobi, and she forgot the first one.',
      confirmedBy: 'a carer',
      spoken: false,
    }),
  )
}

/** A cousin of nearly the same name, born on the same day, whom her aunt told us about too. */
export async function takenForOne({ childId, about, carer, staff }: Told) {
  const other = await again({ about, carer }, 'Nella', 'other carer')
  await staff('steward', (tx) =>
    saveJoin(tx, {
      id: newId(),
      earlierId: other,
      goesOnId: childId,
      why: 'begun twice',
      words: 'Same family name, same day of birth, same carer. A colleague at school took them for one.',
      confirmedBy: 'a colleague who knows them',
      spoken: false,
    }),
  )
  await staff('steward', async (tx) => {
    const [join] = await joinsHere(tx)
    if (join)
      await saveJoinUndone(tx, {
        id: join.id,
        because: 'They are cousins, born on one day. Their aunt rang and we both laughed.',
      })
  })
}

const again = (
  { about, carer }: Pick<Told, 'about' | 'carer'>,
  givenName: string,
  relationship: Relationship = 'mother',
) =>
  carer(0, (tx, visit) => {
    const { familyName, bornOn, settingId, noSetting } = about.child
    return registerChild(tx, {
      givenName,
      knownAs: givenName,
      familyName,
      bornOn,
      settingId,
      noSetting,
      district: about.family.district,
      carerName: visit.name,
      relationship,
    })
  })
