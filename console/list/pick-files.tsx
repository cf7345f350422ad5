import { useId } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'

export interface PickFilesProps {
  /** On the button. */
  readonly label: string
  /** '.xlsx,.csv' */
  readonly accept: string
  readonly isDisabled: boolean
  /** What was picked is being looked at. */
  readonly isBusy?: boolean
  readonly isMultiple?: boolean
  /** Of the button; quiet unless told. */
  readonly look?: string
  readonly onFiles: (files: readonly File[]) => void
}

/** A button that asks for a file of this machine. */
export function PickFiles(props: PickFilesProps) {
  const { label, accept, isDisabled, isBusy = false, isMultiple = false, look = 'btn', onFiles } = props
  const id = useId()
  return (
    <span class="upload-pick">
      <input
        class="vh"
        id={id}
        type="file"
        multiple={isMultiple}
        accept={accept}
        disabled={isDisabled}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <label class={isBusy ? `${look} is-busy` : look} for={id}>
        <Icon name="upload" />
        {label}
      </label>
    </span>
  )
}
