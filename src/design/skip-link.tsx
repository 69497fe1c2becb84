export const SkipLink = ({ href = '#maincontent', text = 'Skip to main content' }: SkipLinkProps) => (
  <a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href={href}>
    {text}
  </a>
)

export type SkipLinkProps = { href?: string; text?: string }
