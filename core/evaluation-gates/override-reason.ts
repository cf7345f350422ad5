/** Characters of a reason for letting a gate pass, or for making an evaluation again. */
export const leastOverrideReason = 5
export const mostOverrideReason = 300
