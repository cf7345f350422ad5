/** Pixels the legend takes at the right of the map. */
export const legendWidth = 212
/** Below this width of the map, px, the legend stands under it. */
export const narrow = 480
