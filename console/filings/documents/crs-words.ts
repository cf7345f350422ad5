import type { CrsChoice } from './use-upload.ts'

/** Coordinate systems an uploader may declare, and what follows from the choice. */
export const crsChoices: readonly { readonly crs: CrsChoice; readonly name: string; readonly consequence: string }[] = [
  {
    crs: '4549',
    name: 'EPSG:4549　CGCS2000 3 度带，中央经线 120°',
    consequence: '坐标以米计，东坐标不带带号（6 位整数）；按平面坐标计算面积。',
  },
  {
    crs: '4528',
    name: 'EPSG:4528　CGCS2000 3 度带，第 40 带',
    consequence: '坐标以米计，东坐标带带号 40（8 位整数）；按平面坐标计算面积。',
  },
  {
    crs: '4490',
    name: 'EPSG:4490　2000 国家大地坐标系（经纬度）',
    consequence: '坐标以度计；按椭球面计算面积。',
  },
  {
    crs: 'local',
    name: '地方坐标系（须有参数）',
    consequence: '按下列参数换算；参数以主管部门提供的为准并注明来源，系统不推测。',
  },
]

/** A file of this name is kept as it is: nothing of it is read. */
export function isKeptAsIs(name: string): boolean {
  return /\.dwg$/i.test(name)
}
