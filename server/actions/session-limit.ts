const minute = 60_000
const hour = 60 * minute

/** A session nobody used for so long has ended. */
export const idleMilliseconds = 8 * hour

/** A session this old has ended, however busy. */
export const absoluteMilliseconds = 7 * 24 * hour

/** A sign-in that is not complete by then begins anew. */
export const unfinishedMilliseconds = 10 * minute

/** Use is written down this often, not at every request. */
export const touchMilliseconds = 5 * minute
