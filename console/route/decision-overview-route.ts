export const decisionOverviewPath = '/decision-overview'
