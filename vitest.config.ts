import { defineConfig } from 'vitest/config'

/** Folders of test/ that need other programs and run alone; everything else is the unit project. */
const suites = ['server', 'office', 'browser']

function project(name: string, include: readonly string[], exclude: readonly string[]) {
  const isUnit = name === 'unit'
  return {
    test: {
      name,
      include: [...include],
      exclude: [...exclude],
      pool: 'forks' as const,
      env: { TZ: 'America/Los_Angeles' },
      setupFiles: ['test/fail-on-console.ts'],
      testTimeout: isUnit ? 20_000 : 120_000,
      hookTimeout: 120_000,
      // LibreOffice and Chromium are measured by the machine's two cores, not by ours.
      fileParallelism: name !== 'office' && name !== 'browser',
    },
  }
}

const folders = suites.map((suite) => `test/${suite}/**/*.test.ts`)

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/**/*.test.ts'], folders),
      ...suites.map((suite, index) => project(suite, folders.slice(index, index + 1), [])),
    ],
  },
})
