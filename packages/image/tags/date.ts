/** ISO 8601, with the characters that a tag has: what moment's default format becomes in one. */
const standardFormat = 'YYYY-MM-DDTHH-mm-ss';

/** Formats a time in UTC with moment's tokens for years to seconds, and X for the seconds since 1970. */
export function formatDate(epochSeconds: number, format: string = standardFormat): string {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = new Date(epochSeconds * 1000)
    .toISOString()
    .split(/[-T:.]/);
  const parts: Readonly<Record<string, string>> = {
    ...{ YYYY: year, YY: year.slice(-2), MM: month, DD: day, HH: hour, mm: minute, ss: second },
    X: String(epochSeconds),
  };
  return format.replaceAll(/YYYY|YY|MM|DD|HH|mm|ss|X/g, (token) => parts[token] ?? token);
}
