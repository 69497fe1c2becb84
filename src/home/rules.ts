/** Where things stand for a family, and the one next thing. Pure. */
import { Temporal, type Day } from '#platform/time.ts'

export type NextThing = { words: string; button: string; href: string }
export type Standing = { sentence: string; next: NextThing }

/** One sentence on where things stand, and the one next thing. */
export function standing(at: {
  child: { id: string; knownAs: string }
  anything: boolean
  finished: boolean
  version: { reviewOn: Day } | undefined
  mayShare: boolean
  today: Day
}): Standing {
  const { id, knownAs } = at.child
  if (at.version && Temporal.PlainDate.compare(at.version.reviewOn, at.today) <= 0)
    return {
      sentence: `It is time to look again at what helps ${knownAs}.`,
      next: {
        words: 'It takes five minutes: is it still right?',
        button: 'Is it still right?',
        href: `/children/${id}/review`,
      },
    }
  if (at.version)
    return {
      sentence: `You have agreed a profile for ${knownAs}, and the plan has begun.`,
      next: {
        words: 'See what you are trying, and say how it goes.',
        button: 'Open the plan',
        href: `/children/${id}/plan`,
      },
    }
  if (!at.anything)
    return {
      sentence: `You have not told us about ${knownAs} yet. Here is what helps many children of that age.`,
      next: {
        words: 'About 15 minutes, and you can stop at any time.',
        button: `Tell us about ${knownAs}`,
        href: `/children/${id}/view`,
      },
    }
  if (!at.finished)
    return {
      sentence: `You have begun to tell us about ${knownAs}. Help follows from what you have said so far.`,
      next: {
        words: 'Carry on where you stopped, whenever you like.',
        button: 'Carry on',
        href: `/children/${id}/view`,
      },
    }
  if (!at.mayShare)
    return {
      sentence: `You have told us about ${knownAs}. Help starts from that, today.`,
      next: {
        words: 'Another carer can share it with someone trained. Then you can all agree it together.',
        button: 'Choose who sees your view',
        href: `/children/${id}/view/who-sees`,
      },
    }
  return {
    sentence: `You have told us about ${knownAs}. Help starts from that, today.`,
    next: {
      words: 'When you are ready, share it with someone trained, and agree it together.',
      button: 'Share with someone',
      href: `/children/${id}/share`,
    },
  }
}
