/** What every page stands in: whose area, who is signed in, where they can go. */
import { demonstrationBanner, type PageProps } from '#design/page.tsx'
import type { Ctx } from './http.ts'

export type Frame = Pick<PageProps, 'area' | 'person' | 'nav' | 'banner' | 'links' | 'quietMinutes'>

const places = {
  family: [
    { href: '/home', text: 'Home' },
    { href: '/handbook', text: 'What helps' },
  ],
  staff: [
    { href: '/home', text: 'My desk' },
    { href: '/find', text: 'Find a child' },
    { href: '/handbook', text: 'What helps' },
  ],
} as const

/** For someone signed in. */
export function frame(c: Ctx): Frame {
  // Once: each reading of `var` copies everything that was set.
  const { visit, world } = c.var
  return {
    area: visit.areaName,
    person: { name: visit.name, href: '/me' },
    nav: places[visit.role].map((place) => ({ ...place, current: c.req.path === place.href })),
    banner: world.demonstration ? demonstrationBanner : undefined,
    links: { home: '/home', helpNow: `/${visit.areaSlug}/help-now` },
    // A minute less than their idle time, which is moved on once a minute at most.
    ...(visit.role === 'staff' ? { quietMinutes: 14 } : {}),
  }
}

/** For a visitor, perhaps of one area. */
export const visitorFrame = (c: Ctx, area?: { slug: string; name: string }): Frame => ({
  area: area?.name,
  nav: [
    { href: '/handbook', text: 'What helps', current: c.req.path === '/handbook' },
    { href: '/sign-in', text: 'Sign in', current: c.req.path === '/sign-in' },
  ],
  banner: c.var.world.demonstration ? demonstrationBanner : undefined,
  links: { home: '/', helpNow: area ? `/${area.slug}/help-now` : '/help-now' },
})
