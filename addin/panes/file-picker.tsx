import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { FileApp } from '../app/file-desk.ts'
import { sourceOf } from './use-file-drop.ts'

export interface FilePickerProps {
  readonly app: FileApp
  readonly class: string
  readonly children: ComponentChildren
}

interface OpenPicker {
  readonly showOpenFilePicker: (options: object) => Promise<readonly FileSystemFileHandle[]>
}

const accept = { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'] }

/** Chooses a workbook: with a handle where the browser can save in place, else through an ordinary file input. */
export function FilePicker({ app, class: look, children }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const choose = async (): Promise<void> => {
    if (!hasPicker(window)) {
      input.current?.click()
      return
    }
    try {
      const [handle] = await window.showOpenFilePicker({ types: [{ description: '工作簿', accept }] })
      if (handle !== undefined) app.desk.open(sourceOf(await handle.getFile(), handle))
    } catch (error) {
      // Closing the picker without a file is no fault; a picker that may not open here gives way to the input.
      if (!(error instanceof DOMException && error.name === 'AbortError')) input.current?.click()
    }
  }
  return (
    <>
      <button
        type="button"
        class={look}
        onClick={() => {
          void choose()
        }}
      >
        {children}
      </button>
      <input
        ref={input}
        class="vh"
        type="file"
        accept=".xlsx,.xlsm,.xls"
        tabIndex={-1}
        aria-label="选择工作簿"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) app.desk.open(sourceOf(file))
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

function hasPicker(scope: object): scope is OpenPicker {
  return 'showOpenFilePicker' in scope
}
