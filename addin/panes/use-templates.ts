import { useEffect, useState } from 'preact/hooks'
import { keepTemplates, type Template } from '../app/template-files.ts'

export type Templates =
  | { readonly kind: 'loading' }
  /** Also those that this browser kept of an earlier visit. */
  | { readonly kind: 'ready'; readonly items: readonly Template[] }
  /** No server, and none was seen before. */
  | { readonly kind: 'none' }

export interface TemplateList {
  readonly templates: Templates
  readonly retry: () => void
}

/** The server's templates; those to be filled are kept for the time without a network. */
export function useTemplates(): TemplateList {
  const [templates, setTemplates] = useState<Templates>({ kind: 'loading' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const control = new AbortController()
    const load = async (): Promise<void> => {
      const { listTemplates } = await import('../app/template-index.ts')
      const items = await listTemplates(control.signal)
      setTemplates({ kind: 'ready', items })
      await keepTemplates(items).catch(() => {})
    }
    load().catch(() => {
      if (!control.signal.aborted) setTemplates({ kind: 'none' })
    })
    return () => control.abort()
  }, [round])
  return {
    templates,
    retry: () => {
      setTemplates({ kind: 'loading' })
      setRound(round + 1)
    },
  }
}
