/** What the house can hold but has no door for yet. Each goes when its door comes. */
import type { Actor, Telling } from './telling.ts'

/** Pressing a one-time link would write it; nobody here can press one at a moment of the past. */
export async function keepSignInAddress(
  { owner }: Telling,
  { areaId }: Actor,
  { id: carerId, name }: { id: string; name: string },
) {
  const number = 1000 + (Number.parseInt(carerId.slice(-8), 16) % 90_000)
  const address = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}${number}@example.org`
  await owner
    .insertInto('signInAddresses')
    .values({ areaId, kind: 'email', address, carerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return address
}

/** An identity check will write this one day. */
export const keepNhsNumber = (
  { owner }: Telling,
  { childId, nhsNumber }: { childId: string; nhsNumber: string },
) => owner.updateTable('children').set({ nhsNumber }).where('id', '=', childId).execute()
