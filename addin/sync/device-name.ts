import { uuid } from '#ui/uuid.ts'
import type { Host } from '../host/host.ts'

const programs: Readonly<Record<Host['kind'], string>> = { office: 'Excel', wps: 'WPS', file: '浏览器' }
const systems: readonly (readonly [mark: RegExp, name: string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]
const place = 'parcel-checkup.device'

/** What the conflict ledger calls this device: Excel（Windows）3f2a. The last part tells two alike apart. */
export function deviceName(kind: Host['kind'], userAgent: string): string {
  const system = systems.find(([mark]) => mark.test(userAgent))?.[1]
  return `${programs[kind]}${system === undefined ? '' : `（${system}）`}${deviceMark()}`
}

/** Kept where the browser keeps anything, else new with every opening of the pane. */
function deviceMark(): string {
  const fresh = uuid().slice(0, 4)
  try {
    const known = localStorage.getItem(place)
    if (known !== null) return known
    localStorage.setItem(place, fresh)
  } catch {
    // Nothing is kept here.
  }
  return fresh
}
