import { useState } from 'preact/hooks'
import type { FileSource } from '../app/file-desk.ts'

/** Takes a file that is dropped on an element. */
export function useFileDrop(open: (source: FileSource) => void) {
  const [isOver, setOver] = useState(false)
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent & { currentTarget: HTMLElement }) => {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
        if (!isInside) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file !== undefined) open(sourceOf(file))
      },
    },
  }
}

export function sourceOf(file: File, handle?: FileSystemFileHandle): FileSource {
  return { name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()), handle }
}
