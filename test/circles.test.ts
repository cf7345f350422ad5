import { expect, it } from 'vitest'
import { circlesIn } from './circles.ts'

const file = (path: string, text: string) => ({ path, text })

it('finds nothing where the rooms stand one above the other', () => {
  const files = [
    file('house/roof/a.ts', "import { b } from '../floor/b.ts'"),
    file('house/floor/b.ts', "import { c } from '../ground.ts'"),
    file('house/ground.ts', "import { z } from 'zod'"),
    file('other/roof/a.ts', "import { b } from '#house/roof/a.ts'"),
  ]
  expect(circlesIn('house', files)).toEqual([])
})

it('names the imports that tie rooms in a circle, the lonely ones first, and none above, below or between', () => {
  const files = [
    file('house/roof/a.ts', "import { b } from '../left/b.ts'"),
    file('house/left/b.ts', "import type { C } from '../right/c.ts'\nimport { g } from '../ground.ts'"),
    file('house/left/e.ts', "import { c } from '../right/c.ts'"),
    file('house/right/c.ts', "const d = import('../middle/d.ts')"),
    file('house/middle/d.ts', "new Worker(new URL('../left/b.ts', import.meta.url))\nimport { s } from '../stairs.ts'"),
    file('house/stairs.ts', "import { f } from './cellar/f.ts'"),
    file('house/cellar/f.ts', "import type { G } from './../pit/g.ts'"),
    file('house/pit/g.ts', "import type { F } from '../cellar/f.ts'"),
  ]
  expect(circlesIn('house', files)).toEqual([
    'house/right/c.ts imports house/middle/d.ts',
    'house/middle/d.ts imports house/left/b.ts',
    'house/cellar/f.ts imports house/pit/g.ts',
    'house/pit/g.ts imports house/cellar/f.ts',
    'house/left/b.ts imports house/right/c.ts',
    'house/left/e.ts imports house/right/c.ts',
  ])
})
