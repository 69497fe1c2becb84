/** Says "Saved" while a draft is kept. Stands in a form with `data-autosave`, the address that keeps it. */
export const SavedState = ({ text = '' }: { text?: string }) => (
  <output class="nf-saved" data-saved>
    {text}
  </output>
)
