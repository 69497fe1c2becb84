import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** Numbered pages for short known lists; the previous and the next thing otherwise. Long lists use EasyTable's Next. */
export function Pagination({ previous, next, items, label = 'Pagination' }: PaginationProps) {
  const numbered = items && items.length > 0
  return (
    <nav
      class={numbered ? 'nhsuk-pagination nhsuk-pagination--numbered' : 'nhsuk-pagination'}
      role="navigation"
      aria-label={label}
    >
      {numbered ? (
        <>
          {previous && (
            <a href={previous.href} class="nhsuk-pagination__previous" rel="prev">
              <Icon name="arrow-left" />
              <Title turn={previous} word="Previous" />
            </a>
          )}
          <ul class="nhsuk-pagination__list">
            {items.map((item) => (
              <NumberedPage item={item} />
            ))}
          </ul>
          {next && (
            <a href={next.href} class="nhsuk-pagination__next" rel="next">
              <Title turn={next} word="Next" />
              <Icon name="arrow-right" />
            </a>
          )}
        </>
      ) : (
        <ul class="nhsuk-list nhsuk-pagination__list">
          {previous && <TurnItem turn={previous} word="Previous" />}
          {next && <TurnItem turn={next} word="Next" />}
        </ul>
      )}
    </nav>
  )
}

function TurnItem({ turn, word }: { turn: Turn; word: 'Previous' | 'Next' }) {
  const back = word === 'Previous'
  return (
    <li class={back ? 'nhsuk-pagination-item--previous' : 'nhsuk-pagination-item--next'}>
      <a
        class={`nhsuk-pagination__link nhsuk-pagination__link--${back ? 'prev' : 'next'}`}
        href={turn.href}
        rel={back ? 'prev' : 'next'}
      >
        <Title turn={turn} word={word} />
        {turn.label && (
          <>
            <span class="nhsuk-u-visually-hidden">:</span>
            <span class="nhsuk-pagination__page">{turn.label}</span>
          </>
        )}
        <Icon name={back ? 'arrow-left' : 'arrow-right'} />
      </a>
    </li>
  )
}

const Title = ({ turn, word }: { turn: Turn; word: string }) => (
  <span class="nhsuk-pagination__title">
    {turn.text ?? (
      <>
        {word}
        <span class="nhsuk-u-visually-hidden"> page</span>
      </>
    )}
  </span>
)

const NumberedPage = ({ item }: { item: PageItem }) =>
  item === 'gap' ? (
    <li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">⋯</li>
  ) : (
    <li
      class={
        item.current ? 'nhsuk-pagination__item nhsuk-pagination__item--current' : 'nhsuk-pagination__item'
      }
    >
      <a
        class="nhsuk-pagination__link"
        href={item.href}
        aria-label={`Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  )

type Turn = { href: string; text?: Child; label?: Child }
type PageItem = { number: number; href: string; current?: boolean | undefined } | 'gap'
export type PaginationProps = {
  /** Say it where a page has two. */
  label?: string | undefined
  previous?: Turn | undefined
  next?: Turn | undefined
  items?: readonly PageItem[] | undefined
}
