import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import type { FileApp } from '../app/file-desk.ts'

/** Saves the workbook in place, or offers it as a download where the browser cannot. Drops to its icon at 320 px. */
export function SaveButton({ app }: { app: FileApp }) {
  const [isBusy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    await app.desk.save()
    setBusy(false)
  }
  return (
    <button
      type="button"
      class={isBusy ? 'btn is-busy' : 'btn'}
      title="保存到文件（Ctrl+S）"
      onClick={() => {
        void save()
      }}
    >
      <Icon name="save" />
      保存
    </button>
  )
}
