/** 规模以上工业: yearly main revenue in 万元 from which an industrial firm counts as 规上 (since 2011). */
export const industrialScaleRevenue = 2000
