import { useEffect } from 'preact/hooks'
import type { App } from '../app/app.ts'
import { useStore } from '../base/store.ts'

const title = '产业用地体检'

/** What is not sent or not in the file yet stands in the title, and closing the page asks first. */
export function useUnsavedTitle(app: App): void {
  const unsaved = useStore(app.state, (state) => state.unsaved)
  const unsent = useStore(app.state, (state) => state.unsent)
  const storage = useStore(app.state, (state) => state.storage)
  useEffect(() => {
    const words = unsent > 0 ? `${unsent} 行未发送` : unsaved > 0 ? `${unsaved} 处未保存` : null
    document.title = words === null ? title : `${words} - ${title}`
    // Edits that this browser keeps come back by themselves; rows that nobody else has yet are worth a question.
    if (unsent === 0 && (unsaved === 0 || storage === 'kept')) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved, unsent, storage])
}
