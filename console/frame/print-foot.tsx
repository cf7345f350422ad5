import { useEffect } from 'preact/hooks'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { instantInTable } from '#ui/instant.ts'
import { useSession } from '../session/session.ts'

/** Below every printed page: the label, and who printed what when. Filters stand above their list. */
export function PrintFoot() {
  const { account } = useSession()
  useEffect(() => {
    const note = (): void => {
      const by = `打印人 ${account.name}　${instantInTable(new Date().toISOString())}　${document.title}`
      document.documentElement.style.setProperty('--print-foot', cssText(`${proposedFormNotice}\n${by}`))
    }
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [account.name])
  return null
}

/** A text as a string of a style sheet. */
function cssText(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\a ')
  return `"${escaped}"`
}
