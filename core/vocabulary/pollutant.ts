/** 污染当量值 in kg (环境保护税法附表二): 当量数 = mass in kg ÷ 当量值. Held in hundredths of a kg so that quotients stay exact. */
export const pollutants = [
  { key: 'codT', name: 'COD', equivalentHundredths: 100 },
  { key: 'nh3nT', name: '氨氮', equivalentHundredths: 80 },
  { key: 'so2T', name: 'SO₂', equivalentHundredths: 95 },
  { key: 'noxT', name: 'NOx', equivalentHundredths: 95 },
] as const

export type PollutantKey = (typeof pollutants)[number]['key']
