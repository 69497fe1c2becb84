import type { Child } from 'hono/jsx'
import { html, raw } from 'hono/html'
import { criticalStyle, fontPaths, scriptPath, stylePath } from './assets.ts'
import { BackLink } from './back-link.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type FormView, listErrors } from './form-state.ts'
import { QuietNotice } from './quiet-notice.tsx'
import { SkipLink } from './skip-link.tsx'

// The same on every page, so written once.
const stylesheet = raw(`<link rel="stylesheet" href="${stylePath}"/>`)
const everyHead = raw(
  '<meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>',
)
const script = `<script src="${scriptPath}" defer=""></script>`
const paintFirst = raw(`<style>${criticalStyle}</style>${script}`)
// Nothing is painted before the stylesheet here, so what it says need not stand in the page as well.
const styleFirst = raw(
  `${String(stylesheet)}<link rel="preload" href="${fontPaths[0]}" as="font" type="font/woff2" crossorigin="anonymous"/>${script}`,
)
const skipLink = raw(String(<SkipLink />))
const [foot, wideFoot] = ['nf-width', 'nf-width nf-wide'].map((width) => raw(String(<Foot width={width} />)))

/** A whole page: one h1 that is also its title, help now, a way back, and at the foot a way to say what is wrong with it. */
export function Page(page: PageProps) {
  const errors = page.form ? listErrors(page.form) : []
  const { settings = {} } = page
  const width = page.wide ? 'nf-width nf-wide' : 'nf-width'
  return (
    <>
      {raw('<!doctype html>')}
      <html
        lang="en-GB"
        data-scheme={settings.scheme}
        data-text={settings.text}
        data-motion={settings.motion}
        data-layout={settings.layout}
      >
        <head>
          {html`${everyHead}<title>${errors.length > 0 ? 'Error: ' : ''}${page.tab ?? page.title} – Ninefold</title>`}
          {page.paintsAtOnce ? paintFirst : styleFirst}
        </head>
        <body>
          {skipLink}
          {header(page, width)}
          <WayBack back={page.back} trail={page.trail} width={width} />
          <main class={`nf-main ${width}${page.desk ? ' desk' : ''}`} id="maincontent">
            {errors.length > 0 && <ErrorSummary errors={errors} />}
            {!page.questionIsHeading && (
              <h1>
                {page.caption && <span class="nf-caption">{page.caption}</span>}
                {page.title}
              </h1>
            )}
            {page.children}
          </main>
          {page.wide ? wideFoot : foot}
          {page.quietMinutes && <QuietNotice minutes={page.quietMinutes} width={width} />}
          {page.sheet && (
            <div class="nf-sheet" aria-hidden="true">
              <span>{page.sheet}</span>
            </div>
          )}
          {page.paintsAtOnce && stylesheet}
        </body>
      </html>
    </>
  )
}

function Foot({ width }: { width: string }) {
  return (
    <footer class="nf-footer">
      <nav class={width} aria-label="About this page">
        <ul>
          <li>
            <a href="/feedback">Something wrong or hard to use on this page?</a>
          </li>
          <li>
            <a href="/who-can-see">Who can see this</a>
          </li>
          <li>
            <a href="/accessibility">Accessibility</a>
          </li>
          <li>
            <a href="/privacy">Privacy</a>
          </li>
        </ul>
      </nav>
    </footer>
  )
}

// On every page that is made for one person, and a fifth of what an element of JSX takes to write.
const header = (
  { banner, area, nav, person, links = {} }: PageProps,
  width: string,
) => html`<header class="nf-header">
${banner && html`<div class="nf-banner" role="note"><div class="${width}">${banner}</div></div>`}
<div class="nf-bar ${width}"><a class="nf-brand" href="${links.home ?? '/'}"><b>Ninefold</b>${area && html`<span>${area}</span>`}</a>
${places(nav, person)}
<a class="nf-help" href="${links.helpNow ?? '/help-now'}">Help now</a></div></header>`

const places = (nav: PageProps['nav'] = [], person: PageProps['person']) =>
  nav.length > 0 || person
    ? html`<nav class="nf-nav" aria-label="Main"><ul>
${nav.map(({ href, text, current }) => html`<li><a href="${href}"${current && here}>${text}</a></li>`)}
${person && html`<li><a href="${person.href}">${person.name}</a></li>`}</ul></nav>`
    : ''
const here = raw(' aria-current="page"')

function WayBack({ back, trail, width }: Pick<PageProps, 'back' | 'trail'> & { width: string }) {
  if (back)
    return (
      <nav class={`nf-back ${width}`} aria-label="Way back">
        <BackLink href={back.href} text={back.text} />
      </nav>
    )
  if (!trail?.length) return null
  return (
    <nav class={`nf-back nf-trail ${width}`} aria-label="Where you are">
      <ol>
        {trail.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The banner over a demonstration area. */
export const demonstrationBanner = 'Demonstration data. Nobody on these pages is real.'

/** Closed words, so that nobody's name and nothing of theirs stays in a browser's history or on a shared screen. */
export const tabs = [
  'A child',
  'A goal',
  'A court order',
  'A meeting',
  'A sheet',
  'About your child',
  'An invite',
  'Ask for a call',
  'How much support',
  'Leave this record?',
  'Own words',
  'Round the table',
  'Share this record',
  'Somebody will be in touch',
  'Stop sharing?',
  'Take back the invite?',
  'Tell us about your child',
  'That is saved',
  'The nine lines',
  'The plan',
  'What they will see',
  'Who can see this record',
  'Who has looked',
  'You choose who sees it',
  'Your child',
] as const

/** What a person has chosen for every page; absent means what their machine asks for. */
export type Settings = {
  scheme?: 'light' | 'dark' | 'contrast' | undefined
  text?: 'larger' | 'largest' | undefined
  motion?: 'still' | undefined
  layout?: 'low-demand' | undefined
}

type Link = { href: string; text: string }
export type PageProps = {
  title: string
  /** What the browser's tab and history say instead, where the title names somebody or says what they need. */
  tab?: (typeof tabs)[number] | undefined
  caption?: string | undefined
  area?: string | undefined
  person?: { name: string; href: string } | undefined
  nav?: readonly (Link & { current?: boolean | undefined })[] | undefined
  back?: { href: string; text?: string | undefined } | undefined
  trail?: readonly Link[] | undefined
  banner?: string | undefined
  form?: FormView | undefined
  /** The page's one question carries the h1: `<Question isPage>`. */
  questionIsHeading?: boolean | undefined
  wide?: boolean | undefined
  /** The team's dense tables. */
  desk?: boolean | undefined
  /** A page of words alone: painted from the first answer, its stylesheet after it. */
  paintsAtOnce?: boolean | undefined
  /** Printed at the foot of every sheet: the date and who it is for. */
  sheet?: string | undefined
  settings?: Settings | undefined
  /** Whoever reads is signed out after this long without a sign of life, and told two minutes before. */
  quietMinutes?: number | undefined
  links?: { home?: string; helpNow?: string } | undefined
  children?: Child
}
