import './drop-one.css'
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { Bar } from '#ui/progress.tsx'

export interface DropOneProps {
  /** Read aloud as the name of the place: 名单文件. */
  readonly place: string
  /** On the button. */
  readonly label: string
  /** '.xlsx,.csv' */
  readonly accept: string
  readonly isDisabled: boolean
  readonly onFile: (file: File) => void
  /** What may be brought. */
  readonly children: ComponentChildren
}

/** A place for one file: chosen with the filled button of the page, or dropped. */
export function DropOne({ place, label, accept, isDisabled, onFile, children }: DropOneProps) {
  const [isOver, setOver] = useState(false)
  const id = useId()
  const tell = (file: File | undefined): void => {
    if (file !== undefined && !isDisabled) onFile(file)
  }
  return (
    <section
      class={isOver ? 'drop-one is-over' : 'drop-one'}
      aria-label={place}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        tell(event.dataTransfer?.files[0])
      }}
    >
      <span class="upload-pick">
        <input
          class="vh"
          id={id}
          type="file"
          accept={accept}
          disabled={isDisabled}
          onChange={({ currentTarget }) => {
            tell(currentTarget.files?.[0])
            currentTarget.value = ''
          }}
        />
        <label class="btn btn-fill" for={id}>
          <Icon name="upload" />
          {label}
        </label>
      </span>
      <p class="sub">{children}</p>
    </section>
  )
}

export interface SendingProps {
  /** 0–1 of the file has gone out. */
  readonly share: number
  /** What the server does with it then: 正在检查内容. */
  readonly then: string
  readonly onCancel: () => void
}

/** How far a file has gone out. */
export function Sending({ share, then, onCancel }: SendingProps) {
  return (
    <div class="row">
      <Bar share={share} label="正在上传" unknown={share >= 1} />
      <span class="cap nb">{share >= 1 ? then : `${Math.floor(share * 100)}%`}</span>
      <button type="button" class="btn btn-s" onClick={onCancel}>
        取消
      </button>
    </div>
  )
}
