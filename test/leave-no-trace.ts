import { afterAll, beforeAll } from 'vitest'

/*
 * A process runs one file after the other with the modules loaded once: what a file adds to the globals (an Excel, say)
 * or changes in the environment is gone before the next.
 */

let globalsBefore = new Set<string>()
let environmentBefore: NodeJS.ProcessEnv = {}

beforeAll(() => {
  globalsBefore = new Set(Object.getOwnPropertyNames(globalThis))
  environmentBefore = { ...process.env }
})

afterAll(() => {
  // Names of that kind are the test runner's own.
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!globalsBefore.has(name) && !name.startsWith('__')) Reflect.deleteProperty(globalThis, name)
  for (const name of Object.keys(process.env)) if (!(name in environmentBefore)) delete process.env[name]
  Object.assign(process.env, environmentBefore)
})
