/** Leaves for a page about nothing. A plain link; with scripts it also takes this page's place in the browser's history. */
export const LeaveQuickly = ({ to }: { to: string }) => (
  <p class="nf-leave">
    <a href={to} rel="noreferrer" data-leave="">
      Leave this page
    </a>
  </p>
)
