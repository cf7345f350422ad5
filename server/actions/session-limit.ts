const hour = 3_600_000

/** A session nobody used for so long has ended. */
export const idleMilliseconds = 8 * hour

/** A session this old has ended, however busy. */
export const absoluteMilliseconds = 7 * 24 * hour

/** Use is written down this often, not at every request. */
export const touchMilliseconds = 5 * 60_000
