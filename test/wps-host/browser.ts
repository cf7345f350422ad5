import { loadWorkbook } from '../excel-host/file/load.ts'
import type { Shape } from './shape.ts'
import { createWps, type SimulatedWps } from './wps.ts'

declare global {
  interface Window {
    simulatedWps?: SimulatedWps
  }
}

/** Puts a simulated WPS into the window, as the real one puts itself there. */
Object.assign(window, {
  startWps: (base64: string, shape: Shape): void => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const simulated = createWps(loadWorkbook(bytes), shape)
    Object.assign(window, { simulatedWps: simulated, Application: simulated.application })
  },
})
