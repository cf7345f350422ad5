import { defineConfig } from 'vitest/config'

/** Tests that take seconds each: of properties, over thousands of parcels. Without them a mutant takes half a second. */
const slow = ['order-independence', 'lift', 'lift-families', 'incremental', 'blank-never-better', 'peer-properties']

/** The quick tests of the engine, for runs over thousands of mutants. */
export default defineConfig({
  test: {
    include: ['test/core/{scoring,indicators,facts}/**/*.test.ts'],
    exclude: process.env.MUTANTS_BY_ALL_TESTS === '1' ? [] : slow.map((name) => `**/${name}.test.ts`),
    env: { TZ: 'America/Los_Angeles' },
    // A mutant that loops is ended by the run of mutants.
    testTimeout: 60_000,
  },
})
