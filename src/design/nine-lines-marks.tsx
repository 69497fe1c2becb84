import type { Need, Who } from './nine-lines-words.ts'

/** Each person's own shape. Told apart by shape alone, also in black and white. */
export function Shape({ who, x: exactX, y }: { who: Who; x: number; y: number }) {
  const x = round(exactX)
  switch (who) {
    case 'child':
      return <circle class="nl-view nl-view-child" cx={x} cy={y} r="5.25" />
    case 'parent':
      return <path class="nl-view" d={`M${x} ${y - 6.75}l6.75 6.75l-6.75 6.75l-6.75-6.75z`} />
    case 'parent2':
      return <path class="nl-view" d={`M${x} ${y - 6.5}l6.75 11.5h-13.5z`} />
    case 'setting':
      return <rect class="nl-view" x={round(x - 5)} y={y - 5} width="10" height="10" />
    case 'professional':
      return <path class="nl-view" d={`M${x} ${y + 6.5}l6.75-11.5h-13.5z`} />
  }
}

/** What was agreed. Hollow: what was agreed before. */
export function Cross({ x, y, hollow }: { x: number; y: number; hollow?: boolean }) {
  return (
    <path class={hollow ? 'nl-was' : 'nl-cross'} d={crossPath} transform={`translate(${round(x)} ${y})`} />
  )
}

/** A plus turned by an eighth, drawn round its outline so that it can also be hollow. */
const crossPath = 'M0-2.6L5.4-8L8-5.4L2.6 0L8 5.4L5.4 8L0 2.6L-5.4 8L-8 5.4L-2.6 0L-8-5.4L-5.4-8z'

/** Help asked for: the more, the larger; a ring more when it is urgent; a dash when nobody asked or nobody saw. */
export function NeedDot({ need, x: exactX, y: exactY }: { need: Need; x: number; y: number }) {
  const x = round(exactX)
  const y = round(exactY)
  switch (need) {
    case 'none':
      return <circle class="nl-need-ring" cx={x} cy={y} r="3" />
    case 'some':
      return <circle class="nl-need" cx={x} cy={y} r="4.5" />
    case 'a lot':
      return <circle class="nl-need" cx={x} cy={y} r="7.5" />
    case 'urgent':
      return (
        <>
          <circle class="nl-need" cx={x} cy={y} r="5.5" />
          <circle class="nl-need-ring" cx={x} cy={y} r="9.5" />
        </>
      )
    case 'not asked':
      return <line class="nl-unasked" x1={x - 6} x2={x + 6} y1={y} y2={y} />
  }
}

const round = (n: number) => Math.round(n * 10) / 10
