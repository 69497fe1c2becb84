import { Options, type OptionsProps } from './options.tsx'

/** Any of several, or none. */
export const Checkboxes = ({ values = [], ...field }: CheckboxesProps) => (
  <Options {...field} kind="checkbox" chosen={values} />
)

export type CheckboxesProps = OptionsProps & { values?: readonly string[] | undefined }
