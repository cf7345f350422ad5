/*
 * Thresholds of the base map. None stands in a document: all are ours, to be settled by 区规划资源局.
 */

/** Boundaries that share so much of the larger of the two are one parcel. Ours. */
export const sameParcelOverlap = 0.8

/** Boundaries that share so much of the smaller, and less than the above, may be a split, a merger or a survey fault: a person decides. Ours. */
export const doubtfulOverlap = 0.2

/** Areas of two sources that differ by no more are no conflict, %. Ours. */
export const areaConflictPercent = 0.5
