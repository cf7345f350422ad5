import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Unexpected console output fails a test: a warning nobody reads is a defect nobody sees. */
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method)
})

afterEach(() => {
  for (const method of methods) {
    const calls = vi.mocked(console[method]).mock.calls
    expect(calls, `console.${method} was called`).toEqual([])
  }
  vi.restoreAllMocks()
})
