/** What a colleague can write about a child who is shared with them. Not where the record is only read: it would not be saved. */
export const WriteAnew = ({ childId }: { childId: string }) => (
  <>
    <p>
      <a href={`/children/${childId}/meetings/new`} class="nhsuk-button">
        Meet and agree a profile
      </a>{' '}
      <a href={`/children/${childId}/view`} class="nhsuk-button nhsuk-button--secondary">
        Give my view
      </a>
    </p>
    <p>
      <a href={`/children/${childId}/told`}>Write down what a carer told you</a>, by telephone or on paper
    </p>
  </>
)
