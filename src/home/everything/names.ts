import { districtName, getArea } from '#areas/areas.ts'
import type { Ctx } from '#platform/http.ts'
import { labelFor, LineKey } from '#profiles/instrument.ts'
import { findItem } from '#resources/resources.ts'

/** A line, a district or something of the handbook by its name here; anything else with its joints open. */
export function nameIn(c: Ctx) {
  const area = getArea(c.var.visit.areaSlug)
  return (key: string, column: string) => {
    if (column === 'district') return districtName(area, key)
    if (column === 'item') return findItem(key)?.title ?? key
    const line = LineKey.safeParse(key)
    return line.success ? labelFor(line.data, area.lineLabels) : key.replaceAll('_', ' ')
  }
}
