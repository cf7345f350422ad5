import { defineConfig } from 'vitest/config'

const suites = {
  unit: ['test/core/**/*.test.ts', 'test/workbook/**/*.test.ts', 'test/ui/**/*.test.ts', 'test/*.test.ts'],
  server: ['test/server/**/*.test.ts'],
  office: ['test/office/**/*.test.ts'],
  browser: ['test/browser/**/*.test.ts'],
}

export default defineConfig({
  test: {
    projects: Object.entries(suites).map(([name, include]) => ({
      test: {
        name,
        include,
        pool: 'forks',
        env: { TZ: 'America/Los_Angeles' },
        setupFiles: ['test/fail-on-console.ts'],
        testTimeout: name === 'unit' ? 20_000 : 120_000,
        hookTimeout: 120_000,
        fileParallelism: name !== 'office' && name !== 'browser',
      },
    })),
  },
})
