import { pause } from '../pause.ts'
import { memberIfAny, type WpsApplication } from './jsapi.ts'

/** What WPS puts into the window of its panes. */
interface WpsWindow {
  readonly wps?: { readonly EtApplication?: () => unknown; readonly Application?: unknown }
  readonly Application?: unknown
}

/** WPS 表格 around this page; null in a browser. Waits a moment, because WPS may be late. */
export async function findApplication(window: object, limit = 2000): Promise<WpsApplication | null> {
  for (let waited = 0; ; waited += 200) {
    const found = candidates(window).find(isSpreadsheet)
    if (found !== undefined) return found
    if (waited >= limit) return null
    await pause(200)
  }
}

function candidates({ wps, Application }: WpsWindow): readonly unknown[] {
  // Some builds have an accessor that throws.
  const asked = [() => wps?.EtApplication?.(), () => wps?.Application, () => Application]
  return asked.map((ask) => {
    try {
      return ask()
    } catch {
      return null
    }
  })
}

/** 文字 and 演示 have another object of that name. */
function isSpreadsheet(found: unknown): found is WpsApplication {
  const isObject = (typeof found === 'object' && found !== null) || typeof found === 'function'
  return isObject && 'ActiveWorkbook' in found
}

/** WPS 表格 12.1.0 */
export function programText(application: WpsApplication): string {
  return `WPS 表格 ${memberIfAny(application, 'Version') ?? '（版本不明）'}`
}
