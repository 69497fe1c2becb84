/** What a few families lived through besides: each thing by its own person, through the same doors as anyone. */
import { sql } from 'kysely'
import {
  addHome,
  answerNotRight,
  answerOwnInvite,
  inviteYoungPerson,
  keepHomePrivate,
  keepNote,
  keepToFew,
  makeCard,
  mayReach,
  putAside,
  recordCompetence,
  recordOrder,
  sayNotRight,
  sayOfCarer,
  sayOfMedical,
  sayOfSupport,
  sayResponsibility,
  share,
  showNote,
} from '#children/children.ts'
import { sayNeeds } from '#messages/messages.ts'
import type { AreaTx, Visit } from '#platform/database.ts'
import { hashOf, newId, newKey } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import { addItem, tell } from '#plans/plans.ts'
import { keepUnderstanding } from '#profiles/profiles.ts'
import { beginPlan, peopleOf, sayOwnWords, writePart } from '#safety/safety.ts'
import type { Part } from './cast.ts'
import { begunTwice, takenForOne } from './chapter-begun-twice.ts'
import { carerPart } from './starring.ts'
import type { ChapterName, StepOf } from './story.ts'
import type { SoFar } from './tell.ts'
import type { Telling } from './telling.ts'
import { keepSignInAddress } from './without-doors.ts'

type Work<T> = (tx: AreaTx, visit: Visit) => Promise<T>
export type Told = {
  childId: string
  about: SoFar
  telling: Telling
  /** The nth carer does this, some minutes into the chapter. */
  carer: <T>(nth: number, work: Work<T>) => Promise<T>
  staff: <T>(part: Part, work: Work<T>) => Promise<T | undefined>
  self: <T>(part: Part, work: Work<T>) => Promise<T>
}

export async function tellChapter(telling: Telling, about: SoFar, step: StepOf<'lives through'>) {
  const { world, family, childId } = about
  let minutes = 0
  const as = <T>(personId: string, role: 'family' | 'staff', work: Work<T>) =>
    telling.as({ areaId: world.areaId, personId, role, at: step.at.add({ minutes: ++minutes }) }, work)
  await chapters[step.chapter]({
    childId,
    about,
    telling,
    carer: (nth, work) => as(family.carers[nth]?.id ?? step.by, 'family', work),
    staff: async (part, work) => {
      const id = world.cast[part]
      return id === undefined ? undefined : as(id, 'staff', work)
    },
    self: (part, work) => as(carerPart(world, part), 'family', work),
  })
}

const chapters: Record<ChapterName, (told: Told) => Promise<void>> = {
  'begun twice': begunTwice,
  'taken for one': takenForOne,

  async 'what goes with a plan'({ childId, about, carer, staff }) {
    const team = about.world.teams.find(({ settingId }) => settingId === about.child.settingId)?.id ?? ''
    const { therapist } = about.world.cast
    await carer(0, (tx, { now, zone }) =>
      beginPlan(tx, {
        childId,
        signs: 'He hums and walks along walls. He stops answering.',
        helps: 'The blanket, the dark corner, and the map of the railway. Wait with him.',
        worse: 'Questions. A hand on his arm. Being told to breathe.',
        atNight: 'Amy. If she cannot, her sister on 01632 960114.',
        keptSafe: 'The top windows are locked. Knives are in the high cupboard.',
        reviewBy: dayOf(now, zone).add({ weeks: 8 }),
        people: [team, ...(therapist ? [therapist] : [])],
      }),
    )
    await carer(0, (tx) => sayOwnWords(tx, { childId, words: 'I want the map. Not talking.', saidTo: 'Amy' }))
    const part = (holder: string, words: string) => async (tx: AreaTx) => {
      const mine = (await peopleOf(tx, childId)).find(({ holderId }) => holderId === holder)
      if (mine) await writePart(tx, { childId, personId: mine.id, words })
    }
    await carer(0, part(about.family.carers[0]?.id ?? '', 'Sits outside his door and says nothing.'))
    await staff('senco', part(team, 'Keeps the library free for him at dinner, and rings Amy by two.'))
    await staff('therapist', part(therapist ?? '', 'Made the picture card he shows when words are gone.'))

    const tried = await carer(0, async (tx) => {
      await tell(tx, { childId, item: 'SE-S9', result: 'trying', words: 'Written twice by mistake.' })
      const { rows } = await sql<{ id: string }>`
        select id from tries where child_id = ${childId} and words = 'Written twice by mistake.'`.execute(tx)
      return rows[0]?.id
    })
    const entry = { childId, table: 'tries', id: tried ?? '' }
    await carer(0, (tx) =>
      putAside(tx, { entry, where: { toChildId: null, why: 'a mistake' }, words: 'I pressed it twice.' }),
    )
    const wrong = await carer(0, async (tx, visit) => {
      const { rows } = await sql<{ id: string }>`
        select id from plan_items where child_id = ${childId} order by at, id limit 1`.execute(tx)
      const item = { childId, table: 'plan_items', id: rows[0]?.id ?? '' }
      await sayNotRight(tx, visit, { entry: item, words: 'It is the hour before tea, not after school.' })
      const { rows: said } = await sql<{ id: string }>`
        select id from corrections where child_id = ${childId}`.execute(tx)
      return said[0]?.id ?? ''
    })
    await staff('senco', (tx, visit) =>
      answerNotRight(tx, visit, {
        childId,
        correctionId: wrong,
        answer: 'agreed',
        words: 'Thank you. We say it that way from now on.',
      }),
    )

    await staff('senco', (tx, visit) => sayOfSupport(tx, visit, { childId, said: 'asked' }))
    await carer(0, (tx, visit) => sayOfSupport(tx, visit, { childId, said: 'yes' }))
    const test = {
      childId,
      matterId: newId(),
      kind: 'assessment',
      words: 'A hearing test at school',
    } as const
    await staff('senco', (tx, visit) => sayOfMedical(tx, visit, { ...test, said: 'asked', byRight: '' }))
    await carer(0, (tx, visit) =>
      sayOfMedical(tx, visit, { ...test, said: 'given', byRight: 'parental responsibility' }),
    )
    await carer(0, (tx) =>
      sayResponsibility(tx, { childId, aboutId: tx.personId, says: 'holds it', shown: 'nothing' }),
    )
    await carer(0, (tx) =>
      keepNote(tx, { id: newId(), childId, words: 'Slept from nine to five. First time since June.' }),
    )
    await carer(0, (tx) => askForWhole(tx, childId))
  },

  async 'two homes'({ childId, about, carer, staff }) {
    const { district, carers } = about.family
    const [kelly, marcus] = carers.map(({ id }) => id)
    if (!kelly || !marcus) return
    const home = { childId, district }
    await carer(0, (tx) => addHome(tx, { ...home, name: 'Mum’s', days: 'School days', carers: [kelly] }))
    await carer(1, (tx) =>
      addHome(tx, {
        ...home,
        name: 'Dad’s',
        days: 'Every other weekend, and Wednesdays for tea',
        carers: [marcus],
      }),
    )
    const says = { childId, says: 'holds it', shown: 'nothing' } as const
    for (const nth of [0, 1])
      await carer(nth, (tx) => sayResponsibility(tx, { ...says, aboutId: tx.personId }))
    const minds = await staff('coordinator', (tx) => mayReach(tx, childId, 'safety'))
    if (minds) {
      await staff('coordinator', (tx) =>
        sayResponsibility(tx, {
          childId,
          aboutId: marcus,
          says: 'does not hold it',
          shown: 'birth certificate',
        }),
      )
      await staff('coordinator', (tx, { now, zone }) =>
        recordOrder(tx, {
          childId,
          kind: 'child arrangements',
          fromOn: dayOf(now, zone).subtract({ days: 60 }),
          untilOn: null,
          means: 'Ellis lives with Kelly. He is with Marcus every other weekend and on Wednesdays for tea.',
          seenOn: dayOf(now, zone),
          protects: [kelly],
          binds: [marcus],
          readers: [kelly, marcus],
        }),
      )
    }
    const tablets = { childId, matterId: newId(), kind: 'medicine', words: 'Melatonin for sleep' } as const
    await carer(1, (tx, visit) =>
      sayOfMedical(tx, visit, { ...tablets, said: 'given', byRight: 'parental responsibility' }),
    )
    const note = newId()
    await carer(1, (tx) =>
      keepNote(tx, { id: note, childId, words: 'Asked to go to the canal again. Laughed a lot.' }),
    )
    await carer(1, (tx) => showNote(tx, { id: note, childId, shown: true }))
    await carer(1, (tx) =>
      keepNote(tx, { id: newId(), childId, words: 'Ask the judge’s office about half term.' }),
    )
    // News reaches his father by telephone, so it waits for a colleague.
    await carer(1, (tx) =>
      sayNeeds(tx, {
        carerId: tx.personId,
        language: '',
        interpreter: 'none',
        format: 'ordinary',
        way: 'telephone',
      }),
    )
    if (minds)
      await staff('coordinator', (tx, { now, zone }) =>
        addItem(tx, {
          childId,
          said: {
            need: 'Wednesdays go wrong when tea is late',
            try: 'A snack in the car, and tea at the same time in both homes',
            place: 'home',
            who: 'Kelly and Marcus',
            byOn: dayOf(now, zone).add({ weeks: 4 }),
            helpKinds: ['advice'],
          },
          line: '',
          item: null,
          today: dayOf(now, zone),
        }),
      )
    // Asked for by his father, and answered.
    await carer(1, (tx) => askForWhole(tx, childId))
    await staff('steward', async (tx) => {
      const { rows } = await sql<{
        id: string
      }>`select id from whole_queue() where person_name like ${`${carers[1]?.name ?? ''}%`}`.execute(tx)
      const request = rows[0]?.id
      const { rows: held } = await sql<{ id: string }>`select id from whole_held(${request}, null)`.execute(
        tx,
      )
      const ids = held.map(({ id }) => id)
      if (ids.length >= 200) return
      if (ids.length > 0)
        await sql`select mark_whole(${request}, ${ids}::uuid[], 'keep back', '', 'another person')`.execute(
          tx,
        )
      await sql`select finish_whole(${request})`.execute(tx)
    })
  },

  async 'a home kept private'({ childId, about, carer }) {
    const { district } = about.family
    const homeId = await carer(0, (tx) =>
      addHome(tx, { childId, name: 'Nan’s', days: 'Every day', district, carers: [tx.personId] }),
    )
    await carer(0, (tx) =>
      keepHomePrivate(tx, { childId, homeId, because: 'moved away to be safe', tell: [] }),
    )
  },

  async 'kept to a few'({ childId, about, carer }) {
    const senco = about.world.cast.senco
    if (!senco) return
    await carer(0, (tx) =>
      share(tx, {
        childId,
        holder: { kind: 'staff', id: senco },
        scopes: ['profile', 'plan', 'contact'],
        purpose: 'everyday help',
        purposeWords: 'So that one person at school knows, and nobody has to ask Esme.',
      }),
    )
    await carer(0, (tx, { now, zone }) =>
      keepToFew(tx, {
        childId,
        because: 'known to people who work here',
        few: [senco],
        reviewOn: dayOf(now, zone).add({ weeks: 12 }),
      }),
    )
  },

  async 'a record of her own'(told) {
    const { childId, self } = told
    await comesIn(told, 'fourteen')
    await self('fourteen', (tx) =>
      keepUnderstanding(tx, {
        id: newId(),
        childId,
        goodAt: 'Drawing horses. Knowing when somebody is sad.',
        hard: 'Corridors between lessons. Being watched while I write.',
        helps: 'Leaving two minutes early. A seat by the wall.',
        notHelps: 'Being asked in front of everyone if I am all right.',
        teacher: 'Mr Aziz',
        shown: true,
      }),
    )
    await self('fourteen', (tx, { now }) =>
      makeCard(tx, {
        id: newId(),
        childId,
        hash: hashOf(newKey()),
        name: 'Maya',
        lineOne: 'I am autistic and I can hear you.',
        lineTwo: 'I need a minute before I answer.',
        lineThree: '',
        until: now.add({ hours: 24 * 14 }),
      }),
    )
  },

  async 'a record of his own'(told) {
    const { childId, about, self } = told
    await comesIn(told, 'sixteen')
    const { supporter = '' } = about.world.cast
    const father = about.family.carers[0]?.id ?? ''
    await self('sixteen', (tx, visit) =>
      sayOfCarer(tx, visit, { childId, carerId: father, say: 'not private' }),
    )
    await self('sixteen', (tx, { now, zone }) =>
      beginPlan(tx, {
        childId,
        signs: 'I stop eating and turn my phone off.',
        helps: 'Walking. Music with no words. Danny texting about nothing.',
        worse: 'Being asked what is wrong again and again.',
        atNight: 'Dad is down the hall. I can text 85258.',
        keptSafe: 'Dad keeps the tablets.',
        reviewBy: dayOf(now, zone).add({ days: 12 }),
        people: [supporter, father],
      }),
    )
    await self('sixteen', (tx) =>
      sayOwnWords(tx, { childId, words: 'If I go quiet I still want you there.', saidTo: '' }),
    )
  },
}

const askForWhole = (tx: AreaTx, childId: string) =>
  sql`select ask_for_whole(${newId()}, ${childId}, seen_by_me(${childId}))`.execute(tx)

/** Danny, whom the family chose, has met them: he sends the invite to the address they give. */
async function comesIn({ childId, about, telling, carer, staff, self }: Told, part: 'fourteen' | 'sixteen') {
  const { world, child } = about
  const helper = world.cast.supporter
  if (!helper) return
  await carer(0, (tx) =>
    share(tx, {
      childId,
      holder: { kind: 'staff', id: helper },
      scopes: ['profile', 'plan', 'contact'],
      purpose: 'advice',
      purposeWords: `So that ${child.knownAs} has somebody to talk to who is not us.`,
    }),
  )
  const actor = {
    areaId: world.areaId,
    personId: helper,
    role: 'staff' as const,
    at: world.today.toZonedDateTime(world.area.zone).toInstant(),
  }
  const reach = await keepSignInAddress(telling, actor, {
    id: carerPart(world, part),
    name: `${about.child.knownAs} ${about.child.familyName}`,
  })
  await staff('supporter', async (tx) => {
    if (part === 'fourteen')
      for (const decision of ['my own record', 'who may see it'] as const)
        await recordCompetence(tx, {
          childId,
          decision,
          reason: 'She told me in her own words who reads it, and what she would leave out.',
        })
    await inviteYoungPerson(tx, { childId, name: child.givenName, reach })
  })
  await self(part, async (tx) => {
    const { rows } = await sql<{ id: string }>`select invite_id as id from my_own_invites()`.execute(tx)
    await answerOwnInvite(tx, { inviteId: rows[0]?.id ?? '', yes: true, name: child.givenName })
  })
}
