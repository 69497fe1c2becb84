/** Opens an area of a demonstration: its organisations, settings, staff, teams and the people to try. All or nothing. */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { rotaOf } from './concerns.ts'
import { players } from './cast.ts'
import { tellRota } from './rota.ts'
import { starring, carerPart } from './starring.ts'
import { stewardJob, type Staff } from './staff.ts'
import { tellingIn, type OwnerTx } from './telling.ts'
import type { World } from './world.ts'

export function openArea(owner: Database, world: World, seed: string) {
  const { area, areaId, today } = world
  return owner.transaction().execute(async (tx) => {
    await sql`insert into areas (id, slug, name, zone, package, opened_on)
      values (${areaId}, ${area.slug}, ${area.name}, ${area.zone}, ${JSON.stringify(area)}, ${area.openedOn})`.execute(
      tx,
    )
    await fillPlaces(tx, world)
    await fillTeams(tx, world)
    await namePersonas(tx, world)
    await tellRota(tellingIn(tx), world)
    await tx
      .insertInto('demonstrationProgress')
      .values({ areaId, story: 0, seed, madeOn: today, children: 0 })
      .execute()
  })
}

async function fillPlaces(tx: OwnerTx, { areaId, organisations, settings, staff }: World) {
  await tx
    .insertInto('organisations')
    .values(organisations.map((organisation) => ({ areaId, ...organisation })))
    .execute()
  const ownerOf = new Map(staff.map(({ settingId, organisationId }) => [settingId, organisationId]))
  await tx
    .insertInto('settings')
    .values(
      settings.map((setting) => ({ areaId, organisationId: ownerOf.get(setting.id) ?? null, ...setting })),
    )
    .execute()
  await tx
    .insertInto('staff')
    .values(staff.map(({ trained: _, ...person }) => ({ areaId, ...person })))
    .execute()
}

async function fillTeams(tx: OwnerTx, world: World) {
  const { area, areaId, teams, staff } = world
  await tx
    .insertInto('teams')
    .values(teams.map(({ id, name, about, kind }) => ({ areaId, id, name, about, kind })))
    .execute()
  await tx
    .insertInto('teamMembers')
    .values(teams.flatMap(({ id, members }) => members.map((member) => ({ areaId, teamId: id, ...member }))))
    .execute()
  await tx
    .insertInto('safetyRota')
    .values(rotaOf(world).map((staffId, i) => ({ areaId, staffId, place: i + 1 })))
    .execute()
  await tx
    .insertInto('competencies')
    .values(staff.flatMap((person) => trainingsOf(person).map((training) => ({ areaId, ...training }))))
    .execute()
  const stewards = staff.filter(({ job }) => job === stewardJob)
  await tx
    .insertInto('duties')
    .values(
      stewards.map(({ id }) => ({
        areaId,
        id: newId(),
        staffId: id,
        duty: 'steward' as const,
        fromOn: area.openedOn,
      })),
    )
    .execute()
  const [steward] = stewards
  if (!steward) return
  await tx
    .insertInto('dataAgreements')
    .values(
      (['planning support', 'everyday help'] as const).map((purpose) => ({
        areaId,
        id: newId(),
        purpose,
        kinds: ['area team', 'school'],
        reference: `Made-up agreement about ${purpose}`,
        fromOn: area.openedOn,
        untilOn: world.today.add({ months: 9 }),
        reviewOn: world.today.add({ months: 3 }),
        assessedOn: area.openedOn.subtract({ months: 2 }),
        assessedBy: 'The data protection officer',
        assessAgainOn: world.today.add({ months: 6 }),
        byId: steward.id,
        at: world.today.toZonedDateTime(area.zone).toInstant(),
      })),
    )
    .execute()
}

/** The people to try who care for a child are made with their stories; the newcomer has none, so here. */
async function namePersonas(tx: OwnerTx, world: World) {
  const { area, areaId, cast, today } = world
  const carers = new Map(
    starring(world).flatMap(({ family }) => family.carers.map(({ id, name }) => [id, name])),
  )
  for (const [position, { part, name, about }] of (players[area.slug] ?? []).entries()) {
    const carer = carerPart(world, part)
    const staff = cast[part]
    if (!staff && !carers.has(carer))
      await tx
        .insertInto('carers')
        .values({ areaId, id: carer, name, joinedAt: today.toZonedDateTime(area.zone).toInstant() })
        .execute()
    await tx
      .insertInto('personas')
      .values({ areaId, personId: staff ?? carer, role: staff ? 'staff' : 'family', position, name, about })
      .execute()
  }
}

/** The first training and the renewal. */
function trainingsOf({ id, trained }: Staff) {
  if (!trained) return []
  const renewed = trained.until.subtract({ years: 2 })
  const both = { staffId: id, kind: 'profiling' as const, evidence: 'Two-part training in agreeing profiles' }
  return [
    { ...both, id: newId(), fromOn: trained.from, untilOn: renewed },
    { ...both, id: newId(), fromOn: renewed, untilOn: trained.until },
  ]
}
