import { drawApp } from './app.ts'
import { Canvas } from './canvas.ts'
import { drawCheck } from './check.ts'
import { drawOpen } from './open.ts'
import { drawScore } from './score.ts'
import { drawSync } from './sync.ts'
import { drawTemplate } from './template.ts'

/** The product and every command of the ribbon, drawn by us. */
const drawings = {
  app: drawApp,
  check: drawCheck,
  score: drawScore,
  sync: drawSync,
  template: drawTemplate,
  open: drawOpen,
} as const

export type IconName = keyof typeof drawings

export const iconNames = Object.keys(drawings) as readonly IconName[]

/** Edge lengths in pixels that Office may ask for: 16, 32 and 80 are required, the others are for finer screens. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const

export type IconSize = (typeof iconSizes)[number]

/** Name of the picture's file, which is also its name on the server. */
export function iconFile(name: IconName, size: IconSize): string {
  return `${name}-${size}.png`
}

/** The drawing for exactly that size, as SVG. */
export function iconSvg(name: IconName, size: IconSize): string {
  const canvas = new Canvas(size)
  drawings[name](canvas)
  return canvas.svg()
}
