import '../list/drop-one.css'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { chosenFiles, droppedFiles } from './pick.ts'
import type { PickedFile } from './picked-file.ts'

export interface FileDropProps {
  /** On the button for single files. */
  readonly name: string
  readonly isDisabled: boolean
  readonly onChosen: (chosen: readonly PickedFile[]) => void
  readonly children: ComponentChildren
}

/** A place for many files: chosen, dropped, a folder, or an archive of them. */
export function FileDrop({ name, isDisabled, onChosen, children }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const id = useId()
  const tell = (chosen: readonly PickedFile[]): void => {
    if (chosen.length > 0 && !isDisabled) onChosen(chosen)
  }
  return (
    <section
      class={isOver ? 'drop-one is-over' : 'drop-one'}
      aria-label="要上传的文件"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then(tell)
      }}
    >
      <Chooser id={`${id}-files`} label={name} look="btn btn-fill" isDisabled={isDisabled} onChosen={tell} />
      <Chooser id={`${id}-folder`} label="选择文件夹" look="btn" isFolder isDisabled={isDisabled} onChosen={tell} />
      <p class="sub">{children}</p>
    </section>
  )
}

interface ChooserProps {
  readonly id: string
  readonly label: string
  readonly look: string
  readonly isFolder?: boolean
  readonly isDisabled: boolean
  readonly onChosen: (chosen: readonly PickedFile[]) => void
}

function Chooser({ id, label, look, isFolder = false, isDisabled, onChosen }: ChooserProps) {
  return (
    <span class="upload-pick">
      <input
        class="vh"
        id={id}
        type="file"
        multiple
        disabled={isDisabled}
        {...(isFolder ? { webkitdirectory: true } : { accept: '.xlsx,.zip' })}
        onChange={({ currentTarget }) => {
          onChosen(chosenFiles(currentTarget.files))
          currentTarget.value = ''
        }}
      />
      <label class={look} for={id}>
        <Icon name="upload" />
        {label}
      </label>
    </span>
  )
}
