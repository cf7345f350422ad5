import '../../list/drop-one.css'
import { useId, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { fileSize } from '../../list/file-size.ts'
import { acceptedFiles } from './start-draft.ts'

export interface FileFieldProps {
  readonly file: File | null
  readonly onFile: (file: File) => void
}

/** The file: chosen, or dropped here. */
export function FileField({ file, onFile }: FileFieldProps) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer?.files[0]
    if (dropped !== undefined) onFile(dropped)
  }
  return (
    <section
      class={isOver ? 'drop-one is-over' : 'drop-one'}
      aria-label="文件"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span class="upload-pick">
        <input
          class="vh"
          id={id}
          type="file"
          accept={acceptedFiles}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0]
            if (chosen !== undefined) onFile(chosen)
            currentTarget.value = ''
          }}
        />
        <label class="btn" for={id}>
          <Icon name="upload" />
          {file === null ? '选择文件' : '换一个文件'}
        </label>
      </span>
      {file === null ? (
        <p class="sub">或拖放到此处。xlsx、CSV（UTF-8 或 GBK）、GeoJSON、Shapefile（打成 zip），不超过 100 MB。</p>
      ) : (
        <p>
          <b>{file.name}</b> <span class="cap nb">{fileSize(file.size)}</span>
        </p>
      )}
    </section>
  )
}
