/**
 * Marsaglia and Tsang, The ziggurat method for generating random variables (2000), for the exponential of mean one: the
 * curve is covered by 256 layers of one area. A point drawn in a layer lies nearly always under the curve; the rest are
 * looked at below. `inside` is where that is sure, `width` turns 32 bits into a length, `edge` is the curve at the layer.
 */
const LAYERS = 256
const TAIL = 7.697117470131049
const AREA = 3.949659822581572e-3
const STEPS = 4_294_967_296

export const ziggurat = tables()

/** The one in a hundred that fell on an edge or into the tail. */
export function exponentialAtEdge(
  height: number,
  layer: number,
  bits: { next: () => number; uniform: () => number },
): number {
  for (;;) {
    if (layer === 0) return TAIL - Math.log(bits.uniform())
    const length = height * (ziggurat.width[layer] ?? 0)
    const low = ziggurat.edge[layer] ?? 0
    const high = ziggurat.edge[layer - 1] ?? 0
    if (low + bits.uniform() * (high - low) < Math.exp(-length)) return length
    const again = bits.next()
    layer = again & (LAYERS - 1)
    height = again >>> 0
    if (height < (ziggurat.inside[layer] ?? 0)) return height * (ziggurat.width[layer] ?? 0)
  }
}

function tables() {
  const inside = new Float64Array(LAYERS)
  const width = new Float64Array(LAYERS)
  const edge = new Float64Array(LAYERS)
  let right = TAIL
  const below = AREA / Math.exp(-TAIL)
  inside[0] = (right / below) * STEPS
  width[0] = below / STEPS
  edge[0] = 1
  width[LAYERS - 1] = right / STEPS
  edge[LAYERS - 1] = Math.exp(-right)
  for (let layer = LAYERS - 2; layer >= 1; layer--) {
    const next = -Math.log(AREA / right + Math.exp(-right))
    inside[layer + 1] = (next / right) * STEPS
    width[layer] = next / STEPS
    edge[layer] = Math.exp(-next)
    right = next
  }
  inside[1] = 0
  return { inside, width, edge }
}
