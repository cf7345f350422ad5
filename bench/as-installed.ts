/**
 * The environment of the unit and the container of docs/operations.md, for a server that is measured as it runs there: one
 * heap of the C library and not one a thread, and pieces of 32 KB and more outside of it, so that what came over the
 * network goes back to the system.
 */
export const asInstalled = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '32768' }
