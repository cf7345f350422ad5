import './drop-one.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Bar } from '#ui/progress.tsx'
import { PickFiles } from './pick-files.tsx'

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
      <PickFiles
        label={label}
        accept={accept}
        isDisabled={isDisabled}
        look="btn btn-fill"
        onFiles={([file]) => tell(file)}
      />
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
