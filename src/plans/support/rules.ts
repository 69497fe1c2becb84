/** How much support there is moves in any direction, with no fixed sequence. Pure. */

export const directions = ['up', 'down', 'sideways', 'pause', 'back'] as const
export type Direction = (typeof directions)[number]
export type Support = 'going' | 'paused'

/** From where each move may be made. Only what makes no sense is missing: one cannot come back without having paused. */
export const may = {
  up: ['going', 'paused'],
  down: ['going'],
  sideways: ['going', 'paused'],
  pause: ['going'],
  back: ['paused'],
} as const satisfies Record<Direction, readonly Support[]>

const after: Record<Direction, Support> = {
  up: 'going',
  down: 'going',
  sideways: 'going',
  pause: 'paused',
  back: 'going',
}

export const supportCan = (direction: Direction, from: Support) =>
  (may[direction] satisfies readonly Support[] as readonly Support[]).includes(from)

/** Where support stands after its latest move. Nobody has to be paused, or ever was, to begin. */
export const supportNow = (latest: Direction | undefined): Support => (latest ? after[latest] : 'going')

/** Coming back needs no reason and no retelling; every other move says why, for those who read it later. */
export function decideMove(
  direction: Direction,
  { from, reason }: { from: Support; reason: string },
):
  | { outcome: 'moved'; to: Support; offersCall: boolean }
  | { outcome: 'refused'; because: string; about: 'direction' | 'reason' } {
  if (!supportCan(direction, from))
    return {
      outcome: 'refused',
      about: 'direction',
      because:
        from === 'paused'
          ? 'Support is paused now. Come back first, or ask for more or different support'
          : 'Support is not paused, so there is nothing to come back from',
    }
  if (direction !== 'back' && reason.trim() === '')
    return { outcome: 'refused', about: 'reason', because: 'Write a few words about why' }
  return { outcome: 'moved', to: after[direction], offersCall: direction === 'up' || direction === 'back' }
}

export const moveWords: Record<Direction, string> = {
  up: 'More support',
  down: 'Less support',
  sideways: 'Different support',
  pause: 'Paused for now',
  back: 'Came back',
}
