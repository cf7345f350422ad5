import { useEffect } from 'preact/hooks'
import type { App } from '../app/app.ts'
import { useStore } from '../app/store.ts'

const title = '产业用地体检'

/** Edits that are not in the file yet stand in the title, and closing the page asks first. */
export function useUnsavedTitle(app: App): void {
  const unsaved = useStore(app.state, (state) => state.unsaved)
  const storage = useStore(app.state, (state) => state.storage)
  useEffect(() => {
    document.title = unsaved > 0 ? `${unsaved} 处未保存 - ${title}` : title
    // What the browser keeps comes back by itself; only what it does not keep would be lost.
    if (unsaved === 0 || storage === 'kept') return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved, storage])
}
