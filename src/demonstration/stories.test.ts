import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { getArea } from '#areas/areas.ts'
import { Temporal, dayOf } from '#platform/time.ts'
import { isWorkingDay, schoolAge } from './calendar.ts'
import { checkDigit } from './contact.ts'
import { players } from './cast.ts'
import { starring } from './starring.ts'
import { howMany, storyOf } from './stories.ts'
import type { Step, Story } from './story.ts'
import { makeWorld, type World } from './world.ts'

// design/look.md, "Words".
const never =
  /suffer|deficit|disorder|\bnormal|non-compliant|attention-seeking|pathway|did not attend|failed|undefined|\{|:NaN/i

const today = Temporal.PlainDate.from('2026-11-21')
const made = (slug: string, seed = 'ninefold'): World => {
  const world = makeWorld({ area: getArea(slug), seed, today })
  assert.ok(world)
  return world
}
const kent = made('kent-and-medway')
const portsmouth = made('portsmouth')
const storiesOf = (world: World, most = 3000) =>
  Array.from({ length: Math.min(most, howMany(world)) }, (_, i) => storyOf(world, i + 1)).filter(
    (story): story is Story => story !== undefined,
  )
const everyone = storiesOf(kent)
const stories = everyone.slice(0, 1200)
const each = (check: (step: Step, child: Story['family']['children'][number], steps: Step[]) => void) => {
  for (const { family, steps } of stories)
    for (const [i, ofChild] of steps.entries())
      for (const step of ofChild) check(step, family.children[i]!, ofChild)
}
const textsOf = (step: Step): string[] => JSON.stringify(step).match(/"(?:[^"\\]|\\.)*"/g) ?? []

describe('the made-up people', () => {
  it('are the same from the same seed and day, and others from another', () => {
    const again = JSON.stringify(storiesOf(made('kent-and-medway'), 60))
    assert.equal(again, JSON.stringify(stories.slice(0, 60)))
    assert.notEqual(JSON.stringify(storiesOf(made('kent-and-medway', 'other'), 60)), again)
  })

  it('are as many as promised', () => {
    const children = (all: Story[]) => all.reduce((sum, { family }) => sum + family.children.length, 0)
    assert.equal(children(storiesOf(portsmouth)), 60)
    assert.equal(children(everyone), 3000)
    assert.deepEqual([kent.settings.length, portsmouth.settings.length], [60, 6])
    assert.ok(kent.staff.length >= 190 && kent.staff.length <= 220, String(kent.staff.length))
    assert.ok(portsmouth.staff.length >= 17 && portsmouth.staff.length <= 24, String(portsmouth.staff.length))
    assert.equal(new Set(kent.settings.map(({ district }) => district)).size, 13)
  })

  it('have numbers and addresses that reach nobody', () => {
    for (const { family } of stories) {
      for (const { contact } of family.carers) {
        if (!contact) continue
        assert.match(contact.phone, /^(01632 960|07700 900)\d{3}$/)
        assert.match(contact.email, /^$|@example\.org$/)
        // No postcode ends in two of these.
        assert.match(contact.postcode, /^$|^[A-Z]{2}\d{1,2} \d[CIKMOV]{2}$/)
      }
      for (const { nhsNumber } of family.children) {
        if (nhsNumber === null) continue
        assert.match(nhsNumber, /^999\d{7}$/)
        assert.equal(checkDigit(nhsNumber.slice(0, 9)), Number(nhsNumber[9]))
      }
    }
    // The worked example of the NHS Data Dictionary.
    assert.equal(checkDigit('401023213'), 7)
  })

  it('spend the day where people of their age do', () => {
    const ages = {
      nursery: [2, 4],
      primary: [4, 11],
      secondary: [11, 16],
      special: [4, 19],
      college: [16, 25],
    }
    for (const { family } of stories)
      for (const { bornOn, settingId, noSetting } of family.children) {
        const kind = kent.settings.find(({ id }) => id === settingId)?.kind
        assert.equal(kind === undefined, noSetting !== null)
        const age = schoolAge(bornOn, today)
        const [from, to] = kind ? ages[kind] : [0, 26]
        assert.ok(age >= from! && age <= to!, `${age} at ${kind}`)
      }
  })

  it('have twins with one birthday and two names', () => {
    const pairs = everyone.filter(({ family }) => family.children.length === 2)
    assert.equal(pairs.length, 59)
    const twins = pairs.filter(({ family: { children } }) => children[0]!.bornOn.equals(children[1]!.bornOn))
    assert.ok(twins.length >= 10)
    for (const { family } of pairs)
      assert.equal(new Set(family.children.map(({ givenName }) => givenName)).size, 2)
  })

  it('play every part there is', () => {
    for (const [slug, parts] of Object.entries(players)) {
      const world = slug === 'portsmouth' ? portsmouth : kent
      const carers = storiesOf(world, 12).flatMap(({ family }) => family.carers.map(({ name }) => name))
      for (const { part, name } of parts)
        assert.ok(
          // Who has told nothing, and who comes in by an invite to their own record.
          ['newcomer', 'fourteen', 'sixteen'].includes(part) || world.cast[part] || carers.includes(name),
          `${slug}: ${name}`,
        )
    }
  })
})

describe('the stories of the people to try', () => {
  // A day in every holiday and between: a demonstration may be opened on any of them.
  const worlds = Array.from({ length: 15 }, (_, i) =>
    makeWorld({ area: getArea('kent-and-medway'), seed: 'ninefold', today: today.add({ days: i * 25 }) }),
  ).filter((world) => world !== undefined)

  it('can be told from any day of the year, in order', () => {
    for (const world of worlds) {
      const day = world.today
      const [robin] = starring(world)[0]!.steps
      assert.deepEqual(
        robin!
          .map(({ does }) => does)
          .filter((does) => does === 'meets' || does === 'shares' || does === 'reviews'),
        ['shares', 'meets', 'reviews', 'shares', 'reviews', 'meets'],
        day.toString(),
      )
      const review = robin!.findLast(({ does }) => does === 'meets')!
      assert.ok(review.does === 'meets' && review.agreed)
      const dueIn = day.until(review.agreed.reviewOn).days
      assert.ok(dueIn >= 2 && dueIn <= 50, `${day.toString()}: ${dueIn}`)
    }
  })

  it('nearly always show a call waiting and a profile to sign', () => {
    const shown = worlds.filter((world) => {
      const stories = starring(world)
      const has = (name: string, does: Step['does']) =>
        stories
          .find(({ family }) => family.children[0]?.knownAs === name)!
          .steps[0]!.some((step) => step.does === does)
      return (
        has('Nela', 'meets') &&
        !has('Nela', 'countersigns') &&
        has('Bonnie', 'meets') &&
        !has('Bonnie', 'speaks to the family')
      )
    })
    assert.ok(shown.length >= worlds.length * 0.8, `${shown.length} of ${worlds.length}`)
  })
})

describe('their stories', () => {
  it('go forward in time, from a first evening to before today', () => {
    each((step, child, steps) => {
      assert.equal(steps[0]?.does, 'registers')
      assert.ok(Temporal.PlainDate.compare(child.bornOn, dayOf(steps[0].at, 'Europe/London')) < 0)
      assert.ok(Temporal.PlainDate.compare(dayOf(step.at, 'Europe/London'), today) < 0)
    })
    each((step, _, steps) => {
      const next = steps[steps.indexOf(step) + 1]
      if (next) assert.ok(Temporal.Instant.compare(step.at, next.at) <= 0, `${step.does}, ${next.does}`)
    })
  })

  it('have people at work on working days only', () => {
    const carers = new Set(stories.flatMap(({ family }) => family.carers.map(({ id }) => id)))
    each((step) => {
      const at = step.at.toZonedDateTimeISO('Europe/London')
      if (!carers.has(step.by)) {
        assert.ok(isWorkingDay(at.toPlainDate()), `${step.does} on ${at.toString()}`)
        // From eight: so early the safety rota reads.
        assert.ok(at.hour >= (step.does.includes('was written') ? 8 : 9) && at.hour < 17)
      }
    })
  })

  it('use no word that hurts, and leave no gap unfilled', () => {
    each((step) => {
      for (const text of textsOf(step)) assert.doesNotMatch(text, never)
    })
  })

  it('sound unlike their neighbours', () => {
    const opening = stories.map(({ steps }) => JSON.stringify(steps[0]?.find(({ does }) => does === 'says')))
    assert.equal(new Set(opening).size, opening.length)
  })

  it('reach every stage, in the shares a busy area has', () => {
    const share = (has: (steps: Step[]) => boolean) =>
      stories.filter(({ number }) => number > 150).filter(({ steps }) => has(steps[0]!)).length /
      (stories.length - 150)
    const agreed = share((steps) => steps.some((step) => step.does === 'meets' && step.agreed !== null))
    assert.ok(agreed > 0.34 && agreed < 0.48, String(agreed))
    for (const does of [
      'joins',
      'countersigns',
      'asks for a call',
      'stops sharing',
      'speaks to the family',
    ] as const)
      assert.ok(share((steps) => steps.some((step) => step.does === does)) > 0.003, does)
  })
})
