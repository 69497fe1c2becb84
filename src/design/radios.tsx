import { Options, type OptionsProps } from './options.tsx'

/** One of several. The first option carries the field's own id, so that the error summary can lead to it. */
export const Radios = ({ value, ...field }: RadiosProps) => (
  <Options {...field} kind="radio" chosen={value === undefined ? [] : [value]} />
)

export type RadiosProps = OptionsProps & { value?: string | undefined }
