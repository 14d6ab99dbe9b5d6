import { addDays, type CivilDate } from './civil-date';
import { LUNAR_FEASTS } from './lunar-feasts';

/**
 * The 13 days of the law 《全国年节及纪念日放假办法》 (2024-11-10): 元旦 1, 春节 4 (除夕–初三), 清明 1, 劳动节 2,
 * 端午 1, 中秋 1, 国庆 3. Two feasts on one day are one day: the law gives none in lieu for that, only the
 * yearly notice may.
 * @throws RangeError before 2025, when the law gave 11 days, and after 2099
 */
export function statutoryHolidays(year: number): CivilDate[] {
  const feasts = LUNAR_FEASTS.find(([of]) => of === year);
  if (!feasts) throw new RangeError('statutory holidays are derived for the years 2025 to 2099');
  const [, springFestival, dragonBoat, midAutumn] = feasts;
  const days = [
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((n) => addDays(`${year}-${springFestival}`, n)),
    qingmingOf(year),
    `${year}-05-01`,
    `${year}-05-02`,
    `${year}-${dragonBoat}`,
    `${year}-${midAutumn}`,
    `${year}-10-01`,
    `${year}-10-02`,
    `${year}-10-03`,
  ];
  return [...new Set(days)].sort();
}

/** 清明: the Sun reaches longitude 15°. Mean drift from the tropical year, exact for 2000–2099. */
function qingmingOf(year: number): CivilDate {
  const y = year - 2000;
  const day = Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4);
  return `${year}-04-${String(day).padStart(2, '0')}`;
}
