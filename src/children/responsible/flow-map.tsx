/** The flows as a picture: who gives on the left, who receives on the right. The table under it says the same. */
import { kindShortly, type Flow } from './rules.ts'

type Drawn = Flow & { agreed: boolean }
// As wide as a narrow phone leaves it: letters are then as tall as they are written here.
const [width, rowHeight, box] = [300, 56, 92]

export function FlowMap({ flows }: { flows: readonly Drawn[] }) {
  const givers = [...new Set(flows.map(({ fromKind }) => fromKind))]
  const takers = [...new Set(flows.map(({ toKind }) => toKind))]
  const height = Math.max(givers.length, takers.length) * rowHeight + 16
  const middle = (of: readonly string[], kind: string) =>
    ((of.indexOf(kind) + 0.5) * height) / Math.max(of.length, 1)
  return (
    <div class="nf-chart nf-flows">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg drawn in the page cannot be an img
        role="img"
        aria-label="Who gives to whom. The table below says the same in words."
      >
        {flows.map((flow, i) => {
          const [y1, y2] = [middle(givers, flow.fromKind), middle(takers, flow.toKind)]
          // Several between the same two lie beside each other.
          const shift = siblings(flows, i) * 6
          return (
            <path
              d={`M${box} ${y1 + shift}C${width / 2} ${y1 + shift} ${width / 2} ${y2 + shift} ${width - box} ${y2 + shift}`}
              fill="none"
              stroke="currentColor"
              stroke-width={thickness(flow.children)}
              stroke-dasharray={flow.agreed ? undefined : '6 6'}
            />
          )
        })}
        {givers.map((kind) => (
          <Place x={0} y={middle(givers, kind)} kind={kind} />
        ))}
        {takers.map((kind) => (
          <Place x={width - box} y={middle(takers, kind)} kind={kind} />
        ))}
      </svg>
    </div>
  )
}

const Place = ({ x, y, kind }: { x: number; y: number; kind: string }) => (
  <g>
    <rect x={x + 1} y={y - 20} width={box - 2} height={40} fill="none" stroke="currentColor" />
    <text x={x + box / 2} y={y + 5} text-anchor="middle" font-size="14" fill="currentColor">
      {kindShortly(kind)}
    </text>
  </g>
)

/** Wider for more children, a little: the numbers stand in the table. */
const thickness = (children: number | null) =>
  children === null ? 1 : children < 50 ? 2 : children < 500 ? 4 : 6

const siblings = (flows: readonly Flow[], i: number) =>
  flows
    .slice(0, i)
    .filter(({ fromKind, toKind }) => fromKind === flows[i]?.fromKind && toKind === flows[i]?.toKind).length
