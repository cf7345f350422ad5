import { serveBuiltPages } from '../built-pages.ts'
import type { ScreenGroup } from '../screen.ts'

export const group: ScreenGroup = {
  name: 'pane',
  start: () => serveBuiltPages('pane'),
  screens: [{ name: 'pane-empty', path: '/pane/' }],
}
