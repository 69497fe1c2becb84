import {
  type Block,
  layOut,
  type Picture,
  type Plan,
  plans,
  shownPlaces,
  textWidth,
} from './nine-lines-layout.ts'
import { layOutLegend } from './nine-lines-legend.tsx'
import { NeedDot } from './nine-lines-marks.tsx'
import { RowMarks } from './nine-lines-row.tsx'
import {
  childsOwn,
  type Line,
  type Need,
  needOf,
  type Place,
  placeWords,
  sayLine,
} from './nine-lines-words.ts'

export type NineLinesProps = Picture

/**
 * The picture everything turns on: a line for each of nine things, a cross for what was agreed, small marks for what
 * each person said first. Emit both layouts inside NineLinesBoth and the style shows the one that fits; only that one
 * is then read aloud.
 */
export function NineLines(given: NineLinesProps) {
  const picture = given.childOnly ? { ...given, lines: given.lines.map(childsOwn) } : given
  const plan = plans[picture.layout]
  const id = `${picture.id ?? 'nine-lines'}-${picture.layout}`
  const places = { ...placeWords, ...picture.places }
  const blocks = layOut(picture, plan)
  const legend = layOutLegend(picture, plan)
  const height = plan.top + blocks.height + legend.height + 8
  return (
    <svg
      class={`nl nl-${picture.layout}`}
      viewBox={`0 0 ${plan.width} ${Math.ceil(height)}`}
      preserveAspectRatio="xMinYMin"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- HTML has no group that may stand as an svg
      role="group"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{picture.title}</title>
      <desc id={`${id}-desc`}>{picture.childOnly ? 'My own marks, in a picture.' : description}</desc>
      {plan.needX && !picture.childOnly && (
        <g aria-hidden="true" font-size={plan.endSize} text-anchor="middle" class="nl-soft">
          {shownPlaces(picture).map((place, i) => (
            <text x={plan.needX?.[i]} y={plan.top - 12}>
              {places[place]}
            </text>
          ))}
        </g>
      )}
      {blocks.items.map((block, i) => (
        <LineBlock picture={picture} plan={plan} places={places} block={block} tinted={i % 2 === 0} />
      ))}
      <g aria-hidden="true" transform={`translate(0 ${plan.top + blocks.height})`}>
        {legend.items}
      </g>
    </svg>
  )
}

/** Both layouts; the narrow one on a phone, the wide one on a desk and on paper. */
export const NineLinesBoth = (picture: Omit<NineLinesProps, 'layout'>) => (
  <div class="nl-pair">
    <NineLines {...picture} layout="narrow" />
    <NineLines {...picture} layout="wide" />
  </div>
)

const description =
  'A picture, not a test. The cross is what was agreed; the small marks are what each person said first. The same in words is in the table below.'

function LineBlock({ picture, plan, places, block, tinted }: LineBlockProps) {
  const { line, top, height } = block
  const href = picture.hrefFor?.(line.key)
  const words = picture.childOnly ? 'views' : 'agreed'
  const label = (
    <>
      <text class="nl-label" x={plan.labelX} y={top + plan.labelY} font-size={plan.labelSize}>
        {block.label.map((text, i) => (
          <tspan x={plan.labelX} dy={i === 0 ? 0 : plan.labelSize * 1.15}>
            {text}
          </tspan>
        ))}
      </text>
    </>
  )
  return (
    <g>
      {tinted && <rect class="nl-band" x="0" y={top} width={plan.width} height={height} rx="10" />}
      {href ? (
        <a href={href}>
          <rect
            class="nl-hit"
            x={plan.labelX - 8}
            y={top + 3}
            width={plan.labelWidth + 12}
            height={Math.max(44, plan.labelY + (block.label.length - 1) * plan.labelSize * 1.15 + 8)}
            rx="6"
          />
          {label}
        </a>
      ) : (
        <g aria-hidden="true">{label}</g>
      )}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a part of an svg cannot be an img */}
      <g role="img" aria-label={sayLine(line, places, words)}>
        <text class="nl-quote" x={plan.labelX} y={block.quoteY} font-size={plan.quoteSize}>
          {block.quote.map((text, i) => (
            <tspan x={plan.labelX} dy={i === 0 ? 0 : plan.quoteSize * 1.25}>
              {text}
            </tspan>
          ))}
        </text>
        {block.rows.map((row) => (
          <RowMarks plan={plan} row={row} line={line} childOnly={picture.childOnly} />
        ))}
        {!picture.childOnly && <Needs picture={picture} plan={plan} places={places} block={block} />}
        {block.note.length > 0 && (
          <text class="nl-soft" y={block.noteY} font-size={plan.quoteSize}>
            {block.note.map((text, i) => (
              <tspan x={plan.noteX} dy={i === 0 ? 0 : plan.quoteSize * 1.25}>
                {text}
              </tspan>
            ))}
          </text>
        )}
      </g>
    </g>
  )
}

function Needs({ picture, plan, places, block }: Omit<LineBlockProps, 'tinted'>) {
  return (
    <>
      {shownPlaces(picture).map((place, i) => {
        const need = needFor(block.line, place)
        const columnX = plan.needX?.[i]
        if (columnX !== undefined)
          return (
            <g>
              <title>{`${places[place]}: ${needOf(block.line, place)}`}</title>
              <NeedDot need={need} x={columnX} y={block.needY} />
            </g>
          )
        const x = plan.labelX + i * (plan.labelWidth / 3)
        return (
          <g>
            <text class="nl-soft" x={x} y={block.needY + 5} font-size={plan.endSize}>
              {places[place]}
            </text>
            <NeedDot need={need} x={x + textWidth(places[place], plan.endSize) + 15} y={block.needY} />
          </g>
        )
      })}
    </>
  )
}

const needFor = (line: Line, place: Place): Need =>
  place === 'setting' && line.noSetting ? 'not asked' : line.need[place]

type LineBlockProps = {
  picture: NineLinesProps
  plan: Plan
  places: Readonly<Record<Place, string>>
  block: Block
  tinted: boolean
}
